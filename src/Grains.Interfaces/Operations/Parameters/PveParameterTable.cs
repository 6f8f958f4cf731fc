using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The parameters that a command takes because Proxmox VE does; see <c>pve-parameters.json</c>.</summary>
internal sealed partial class PveParameterTable
{
    private static readonly Lazy<Document> Facts = new(Load);

    private readonly FrozenDictionary<string, PveRule> rules;

    /// <param name="sets">Of the document, later ones over earlier ones.</param>
    /// <param name="accepts">By name, as the document has it: <c>net[n]</c>.</param>
    public PveParameterTable(IEnumerable<string> sets, Func<string, bool> accepts) =>
        rules = sets.SelectMany(set => Facts.Value.Sets[set]).Where(rule => accepts(rule.Key)).ToFrozenDictionary(rule => rule.Key, rule => rule.Value);

    public IEnumerable<string> Names => rules.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Required => rules.Where(rule => rule.Value.Required).Select(rule => rule.Key);

    public static FrozenDictionary<string, PveRule>? PropertyString(string format) => Facts.Value.Formats.GetValueOrDefault(format);

    /// <summary>All of the document.</summary>
    public static IEnumerable<PveRule> Rules() => Facts.Value.Sets.Values.Concat(Facts.Value.Formats.Values).SelectMany(set => set.Values);

    /// <summary>As Proxmox VE spells it; <c>notes_template</c> is taken for <c>notes-template</c>.</summary>
    public bool TryFind(string given, out string name, out PveRule rule)
    {
        if (rules.TryGetValue(name = given, out rule!))
        {
            return true;
        }

        if (Numbered().Match(given) is { Success: true } match && rules.TryGetValue(match.Groups["name"].Value + "[n]", out rule!))
        {
            return int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) <= rule.Last;
        }

        var spelled = rules.Keys.FirstOrDefault(key => Spelling.Same(key, given));
        return spelled is not null && rules.TryGetValue(name = spelled, out rule!);
    }

    /// <summary>For <c>scsi31</c>: <c>scsi0 to scsi30</c>; null for what is not numbered.</summary>
    public string? Range(string given) =>
        Numbered().Match(given) is { Success: true } match && rules.TryGetValue(match.Groups["name"].Value + "[n]", out var rule)
            ? string.Create(CultureInfo.InvariantCulture, $"{match.Groups["name"].Value}0 to {match.Groups["name"].Value}{rule.Last}")
            : null;

    /// <summary>The known name that is spelled most like it.</summary>
    public string? Nearest(string given) => Spelling.Nearest(given, rules.Keys.Select(name => Numbered().Match(given) is { Success: true } match ? name.Replace("[n]", match.Groups["number"].Value, StringComparison.Ordinal) : name));

    private static Document Load()
    {
        using var stream = typeof(PveParameterTable).Assembly.GetManifestResourceStream("pve-parameters.json")!;
        var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, PveRule>>>>(stream, Options)!;
        return new(Freeze(read["sets"]), Freeze(read["formats"]));
    }

    private static FrozenDictionary<string, FrozenDictionary<string, PveRule>> Freeze(Dictionary<string, Dictionary<string, PveRule>> sets) =>
        sets.ToFrozenDictionary(set => set.Key, set => set.Value.ToFrozenDictionary());

    private static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new FrozenSetConverter() },
    };

    [GeneratedRegex("^(?<name>[a-z]+)(?<number>0|[1-9][0-9]{0,2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    private sealed record Document(
        FrozenDictionary<string, FrozenDictionary<string, PveRule>> Sets,
        FrozenDictionary<string, FrozenDictionary<string, PveRule>> Formats);

    private sealed class FrozenSetConverter : System.Text.Json.Serialization.JsonConverter<FrozenSet<string>>
    {
        public override FrozenSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<string[]>(ref reader)!.ToFrozenSet();

        public override void Write(Utf8JsonWriter writer, FrozenSet<string> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
