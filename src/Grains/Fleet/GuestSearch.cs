using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>
/// The search over guests: words (all must match, in name, VMID, tags, node or cluster), <c>tag: status: node: cluster: type: pool: lock:
/// ha: id: name:</c> with commas for "or", a leading <c>-</c> for "not", and comparisons <c>cpu mem disk vcpu uptime backup</c>. What isn't
/// understood is named in <see cref="Problems"/> and left out.
/// </summary>
internal sealed class GuestSearch
{
    private static readonly FrozenDictionary<string, Func<Guest, string, bool>> Qualifiers = new Dictionary<string, Func<Guest, string, bool>>
    {
        ["tag"] = (guest, value) => guest.Tags.Contains(value, StringComparer.OrdinalIgnoreCase),
        ["status"] = (guest, value) => Same(guest.Status, value),
        ["node"] = (guest, value) => Same(guest.Node, value),
        ["cluster"] = (guest, value) => Same(guest.ControllerName, value) || Same(guest.ControllerId.ToString(), value),
        ["type"] = (guest, value) => guest.VmType == GuestType.Qemu ? Same(value, "qemu") || Same(value, "vm") : Same(value, "lxc") || Same(value, "ct"),
        ["pool"] = (guest, value) => Same(guest.Pool, value),
        ["lock"] = (guest, value) => guest.Lock is not null && (Same(guest.Lock, value) || Same(value, "any")),
        ["ha"] = (guest, value) => guest.HaState is not null && (Same(guest.HaState, value) || Same(value, "any")),
        ["id"] = (guest, value) => Same(guest.Vmid.ToString(CultureInfo.InvariantCulture), value),
        ["name"] = (guest, value) => guest.Name.Contains(value, StringComparison.OrdinalIgnoreCase),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Func<Guest, double>> Measures = new Dictionary<string, Func<Guest, double>>
    {
        ["cpu"] = guest => guest.CpuPercent,
        ["mem"] = guest => guest.MemoryPercent,
        ["disk"] = guest => guest.DiskPercent,
        ["vcpu"] = guest => guest.CpuCores,
        ["uptime"] = guest => guest.Uptime,
    }.ToFrozenDictionary();

    /// <summary>What each guest has in a field, for completion.</summary>
    private static readonly FrozenDictionary<string, Func<Guest, IEnumerable<string?>>> Values = new Dictionary<string, Func<Guest, IEnumerable<string?>>>
    {
        ["tag"] = guest => guest.Tags,
        ["status"] = guest => [guest.Status],
        ["node"] = guest => [guest.Node],
        ["cluster"] = guest => [guest.ControllerName],
        ["type"] = guest => [guest.VmType == GuestType.Qemu ? "qemu" : "lxc"],
        ["pool"] = guest => [guest.Pool],
        ["lock"] = guest => [guest.Lock],
        ["ha"] = guest => [guest.HaState],
    }.ToFrozenDictionary();

    private const string Backup = "backup";

    private readonly List<Predicate<Guest>> conditions = [];
    private readonly List<string> problems = [];

    private GuestSearch(string query)
    {
        foreach (var term in SearchTerms.Parse(query))
        {
            if (Condition(term) is { } condition)
            {
                conditions.Add(term.Negated ? guest => !condition(guest) : condition);
            }
        }
    }

    public static IEnumerable<string> FieldsWithValues => Values.Keys.Order(StringComparer.Ordinal);

    public ImmutableArray<string> Problems => [.. problems];

    /// <summary>Whether the age of backups is asked for, which no inventory holds.</summary>
    public bool NeedsBackups { get; private set; }

    /// <summary>Hours since the newest backup by guest; infinite where there is none. Who isn't in it is not known, and compares with nothing.</summary>
    public IReadOnlyDictionary<(Guid Controller, int Vmid), double> BackupHours { get; set; } = FrozenDictionary<(Guid, int), double>.Empty;

    public static IEnumerable<string?> ValuesOf(Guest guest, string field) => Values[field](guest);

    public static GuestSearch Parse(string? query) => new(query ?? "");

    public bool Matches(Guest guest) => conditions.TrueForAll(condition => condition(guest));

    private Predicate<Guest>? Condition(SearchTerm term)
    {
        if (term.Value.Length == 0)
        {
            return Problem($"'{term.Text}' has no value.");
        }

        if (term.Field.Length == 0)
        {
            return guest => HasWord(guest, term.Value);
        }

        if (term.Operator == ':' && Qualifiers.TryGetValue(term.Field, out var qualifier))
        {
            var values = term.Values;
            return guest => Array.Exists(values, value => qualifier(guest, value));
        }

        if (Measures.TryGetValue(term.Field, out var measure))
        {
            return Comparison(term, measure);
        }

        if (term.Field == Backup)
        {
            NeedsBackups = true;
            return term is { Operator: ':', Value: var word } && Same(word, "never")
                ? guest => double.IsInfinity(HoursOf(guest))
                : Comparison(term, guest => HoursOf(guest) * 3600);
        }

        return Problem(Qualifiers.ContainsKey(term.Field)
            ? $"'{term.Field}' takes a colon: {term.Field}:{term.Value}."
            : $"There is no '{term.Field}'. Use {string.Join(", ", Qualifiers.Keys.Concat(Measures.Keys).Append(Backup).Order(StringComparer.Ordinal))}, or quote the words.");
    }

    private Predicate<Guest>? Comparison(SearchTerm term, Func<Guest, double> measure)
    {
        if (Number(term) is not { } limit)
        {
            return Problem(IsDuration(term)
                ? $"'{term.Value}' is no duration; write 30m, 1h or 2d."
                : $"'{term.Value}' is no number; write {term.Field}>80.");
        }

        return term.Operator switch
        {
            '>' => guest => measure(guest) > limit,
            '<' => guest => measure(guest) < limit,
            '≥' => guest => measure(guest) >= limit,
            '≤' => guest => measure(guest) <= limit,
            _ => guest => Math.Abs(measure(guest) - limit) < 0.005,
        };
    }

    private static double? Number(SearchTerm term)
    {
        var text = term.Value.TrimEnd('%');
        var unit = 1;
        if (IsDuration(term) && text.Length > 0)
        {
            unit = text[^1] switch { 'm' => 60, 'h' => 3600, 'd' => 86400, 'w' => 604800, 's' => 1, _ => term.Field == Backup ? 3600 : 1 };
            text = text.TrimEnd('s', 'm', 'h', 'd', 'w');
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number * unit : null;
    }

    private static bool IsDuration(SearchTerm term) => term.Field is "uptime" or Backup;

    private double HoursOf(Guest guest) => BackupHours.GetValueOrDefault((guest.ControllerId, guest.Vmid), double.NaN);

    private Predicate<Guest>? Problem(string problem)
    {
        problems.Add(problem);
        return null;
    }

    private static bool HasWord(Guest guest, string word) =>
        guest.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || guest.Vmid.ToString(CultureInfo.InvariantCulture).StartsWith(word, StringComparison.Ordinal)
        || guest.Tags.Any(tag => tag.Contains(word, StringComparison.OrdinalIgnoreCase))
        || guest.Node.Contains(word, StringComparison.OrdinalIgnoreCase)
        || guest.ControllerName.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
