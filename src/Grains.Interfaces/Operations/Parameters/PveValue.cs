using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A value on its way to Proxmox VE: how JSON gives it, what is wrong with it.</summary>
internal static partial class PveValue
{
    /// <summary>Between the items of an array, none of which may hold it.</summary>
    public const char Separator = '\n';

    private const int Shown = 80;

    /// <summary>As Proxmox VE takes it: 1 and 0 for true and false, a list in one string. Null where JSON's kind does not fit.</summary>
    public static string? From(JsonElement value, PveRule rule) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True when rule.Type is "boolean" or "integer" => "1",
        JsonValueKind.False when rule.Type is "boolean" or "integer" => "0",
        JsonValueKind.Array when rule.Type == "array" => Join(value, Separator),
        JsonValueKind.Array when PveFormats.IsList(rule.Format) => Join(value, rule.Format == "pve-tag-list" ? ';' : ','),
        _ => null,
    };

    /// <summary>Null: nothing.</summary>
    public static string? Problem(PveRule rule, string value) =>
        TypeProblem(rule, value)
        ?? (rule.MinLength > value.Length ? $"must have at least {rule.MinLength} characters" : null)
        ?? (rule.MaxLength < value.Length ? $"must have at most {rule.MaxLength} characters" : null)
        ?? (rule.Choices is { } choices && !choices.Contains(value) ? $"must be one of {string.Join(", ", choices.Order(StringComparer.Ordinal))}" : null)
        ?? (rule.Form is { } form && !form.IsMatch(value) ? "does not have the form that Proxmox VE takes" : null)
        ?? (rule.Format is { } format ? FormatProblem(format, value) : null);

    private static string? TypeProblem(PveRule rule, string value) => rule.Type switch
    {
        "boolean" => value is "0" or "1" ? null : "must be true or false",
        "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? RangeProblem(rule, number) : "must be a whole number",
        "number" => double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? RangeProblem(rule, number) : "must be a number",
        _ => null,
    };

    private static string? RangeProblem(PveRule rule, double number) => (rule.Min, rule.Max) switch
    {
        ({ } min, { } max) when number < min || number > max => string.Create(CultureInfo.InvariantCulture, $"must be between {min} and {max}"),
        ({ } min, _) when number < min => string.Create(CultureInfo.InvariantCulture, $"must be at least {min}"),
        (_, { } max) when number > max => string.Create(CultureInfo.InvariantCulture, $"must be at most {max}"),
        _ => null,
    };

    private static string? FormatProblem(string format, string value)
    {
        if (PveParameterTable.PropertyString(format) is { } parts)
        {
            return PropertyString.Problem(parts, value);
        }

        return NewDiskWithUnit().IsMatch(value) && (format == "pve-lxc-mp-string" || format.StartsWith("pve-volume-id", StringComparison.Ordinal)) ? "must give a new disk's size as a bare number of GiB, as in local-lvm:32"
            : PveFormats.Matches(format, value) ? null
            : format.StartsWith("pve-", StringComparison.Ordinal) ? $"is no {format["pve-".Length..].Replace('-', ' ')}"
            : $"is no {format.Replace('-', ' ')}";
    }

    private static string? Join(JsonElement items, char separator)
    {
        var texts = items.EnumerateArray().Select(item => item.ValueKind switch { JsonValueKind.String => item.GetString(), JsonValueKind.Number => item.GetRawText(), _ => null }).ToArray();
        return texts.Any(text => string.IsNullOrEmpty(text) || text.Contains(separator)) ? null : string.Join(separator, texts);
    }

    /// <summary>Short enough to be said in an error.</summary>
    public static string Brief(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    [GeneratedRegex(@"^[^/:\s]+:\d+(?:\.\d+)?\s*[KMGTkmgt](?:i?[Bb])?$")]
    private static partial Regex NewDiskWithUnit();
}
