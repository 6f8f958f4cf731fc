using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A UPID, of letters that can stand in a path.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TaskNameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null || (value is string text && text.IndexOfAny(['/', '%', '\\']) < 0 && !text.Any(char.IsControl) && Upid.TryParse(text, out _));

    public override string FormatErrorMessage(string name) => $"{name} is no UPID.";
}
