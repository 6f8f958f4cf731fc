using System.Globalization;
using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator;

/// <summary>One parameter of a route, or one key of a property string. Optional unless required.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind)
{
    private static readonly string[] Booleans = ["0", "1"];
    private readonly Regex? _pattern;

    public bool IsRequired { get; private init; }
    public bool IsDefault { get; private init; }
    public double? Minimum { get; private init; }
    public double? Maximum { get; private init; }
    public int? MinLength { get; private init; }
    public int? MaxLength { get; private init; }
    public string? Format { get; private init; }
    public string[]? Values { get; private init; }
    public ParameterSet? Properties { get; private init; }
    public (int First, int Last)? Index { get; private init; }
    public string? AliasOf { get; private init; }
    public string? KeyAlias { get; private init; }

    public static Parameter Text(
        string name, string? format = null, int? minLength = null, int? maxLength = null, string? pattern = null, ParameterSet? properties = null) =>
        new(name, ParameterKind.Text, pattern) { Format = format, MinLength = minLength, MaxLength = maxLength, Properties = properties };

    public static Parameter OneOf(string name, params string[] values) => new(name, ParameterKind.Text) { Values = values };

    public static Parameter Flag(string name) => new(name, ParameterKind.Flag);

    public static Parameter Integer(string name, double? min = null, double? max = null, string? format = null) =>
        new(name, ParameterKind.Integer) { Minimum = min, Maximum = max, Format = format };

    public static Parameter Number(string name, double? min = null, double? max = null) =>
        new(name, ParameterKind.Number) { Minimum = min, Maximum = max };

    public static Parameter List(string name, string? format = null) => new(name, ParameterKind.List) { Format = format };

    /// <summary>Another spelling of a key; with a key alias the spelling itself is the value of that key (virtio=MAC says model=virtio).</summary>
    public static Parameter Alias(string name, string of, string? keyAlias = null) => new(name, ParameterKind.Alias) { AliasOf = of, KeyAlias = keyAlias };

    private Parameter(string name, ParameterKind kind, string? pattern) : this(name, kind) => _pattern = pattern is null ? null : PerlPattern.ToRegex(pattern);

    public Parameter Required() => this with { IsRequired = true };

    public Parameter Default() => this with { IsDefault = true };

    public Parameter Indexed(int first, int last) => this with { Index = (first, last) };

    /// <summary>What is wrong with the value, in PVE's words, or null.</summary>
    public string? Check(string value)
    {
        if (Kind == ParameterKind.List) return Format is null ? null : value.Split('\0').Select(item => Formats.Check(Format, item)).FirstOrDefault(error => error is not null);
        if (Kind == ParameterKind.Flag && !Booleans.Contains(value)) return $"type check ('boolean') failed - got '{value}'";
        if (Kind == ParameterKind.Integer && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return $"type check ('integer') failed - got '{value}'";
        if (Kind == ParameterKind.Number && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return $"type check ('number') failed - got '{value}'";
        if (Format is not null && Formats.Check(Format, value) is { } format) return $"invalid format - {format}\n";
        if (Properties is not null && PropertyString.Check(Name, Properties, value) is { } property) return $"invalid format - format error\n{property}";
        return Kind is ParameterKind.Integer or ParameterKind.Number ? CheckRange(double.Parse(value, CultureInfo.InvariantCulture)) : CheckText(value);
    }

    private string? CheckRange(double value) =>
        value < Minimum ? $"value must have a minimum value of {Minimum}" : value > Maximum ? $"value must have a maximum value of {Maximum}" : null;

    private string? CheckText(string value)
    {
        if (value.Length < MinLength) return $"value must be at least {MinLength} characters long";
        if (value.Length > MaxLength) return $"value may only be {MaxLength} characters long";
        if (_pattern is not null && !_pattern.IsMatch(value)) return "value does not match the regex pattern";
        if (Values is not null && !Values.Contains(value)) return $"value '{value}' does not have a value in the enumeration '{string.Join(", ", Values)}'";
        return null;
    }
}
