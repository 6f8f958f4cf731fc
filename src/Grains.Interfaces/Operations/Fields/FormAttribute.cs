using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A text, or texts, of a form; <paramref name="what"/> says which, after "is no".</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FormAttribute(string pattern, string what, int maxLength) : ValidationAttribute
{
    // Fields share few forms, and each expression brings tables of some hundred kilobytes.
    private static readonly ConcurrentDictionary<string, Regex> Forms = [];

    private readonly Regex form = Forms.GetOrAdd(pattern, static text => new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    public sealed override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => text.Length <= maxLength && form.IsMatch(text) && IsAllowed(text),
        IEnumerable<string> texts => texts.All(IsValid),
        _ => false,
    };

    public override string FormatErrorMessage(string name) => $"{name} is no {what}.";

    protected virtual bool IsAllowed(string text) => true;
}
