using System.ComponentModel.DataAnnotations;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One of few words.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : ValidationAttribute
{
    public IReadOnlyList<string> Values => values;

    public override bool IsValid(object? value) => value is null || values.Contains(value);

    public override string FormatErrorMessage(string name) => $"{name} must be one of {string.Join(", ", values)}.";
}
