using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A UPID.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TaskNameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null || (value is string text && Upid.TryParse(text, out _));

    public override string FormatErrorMessage(string name) => $"{name} is no UPID.";
}
