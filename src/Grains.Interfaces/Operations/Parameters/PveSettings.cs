using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Parameters under Proxmox VE's own names, checked by its own rules: <c>net0</c>, <c>onboot</c>, <c>notes-template</c>. In JSON they stand beside
/// the other fields of their command. Those that are secret by name print masked.
/// </summary>
[GenerateSerializer, Immutable, Alias("PveSettings"), JsonConverter(typeof(PveSettingsJsonConverter))]
public sealed record PveSettings([property: Id(0)] ImmutableSortedDictionary<string, string> Values)
{
    public static PveSettings None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    [JsonIgnore] public bool IsEmpty => Values.IsEmpty;

    public string? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>Whether there is one of <c>net0</c>, <c>net1</c>, ...</summary>
    public bool HasAny(params ReadOnlySpan<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (Values.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length && name.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>With what is secret by name masked.</summary>
    public PveSettings Masked() => new(Values.SetItems(Values.Keys.Where(Redaction.IsSecret).Select(name => KeyValuePair.Create(name, Secret.Masked))));

    public bool Equals(PveSettings? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Values.Count, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public override string ToString() => string.Join(", ", Masked().Values.Select(pair => $"{pair.Key}={pair.Value}"));
}
