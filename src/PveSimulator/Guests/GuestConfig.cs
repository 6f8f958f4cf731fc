using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The options of a guest, as the text that its file holds, with what waits for the next start.</summary>
internal sealed class GuestConfig(ParameterSet options)
{
    public SortedDictionary<string, string> Current { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, string> Pending { get; } = new(StringComparer.Ordinal);
    public SortedSet<string> PendingDeletes { get; } = new(StringComparer.Ordinal);

    public string? this[string key]
    {
        get => Current.GetValueOrDefault(key);
        set
        {
            if (value is null) Current.Remove(key);
            else Current[key] = value;
        }
    }

    public int Number(string key, int otherwise) =>
        int.TryParse(this[key], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>SHA-1 over everything, pending changes too: it changes with every change.</summary>
    public string Digest
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (key, value) in Current) text.Append(key).Append(": ").Append(value).Append('\n');
            foreach (var (key, value) in Pending) text.Append("[PENDING]").Append(key).Append(": ").Append(value).Append('\n');
            foreach (var key in PendingDeletes) text.Append("[PENDING]delete: ").Append(key).Append('\n');
            return Convert.ToHexStringLower(Sha1(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    public Json ToJson(bool withPending)
    {
        var json = ToJson(Current);
        if (withPending)
        {
            foreach (var key in PendingDeletes) json.Remove(key);
            foreach (var (key, value) in Pending) json[key] = Typed(key, value);
        }
        json["digest"] = Digest;
        return json;
    }

    public Json ToJson(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var json = new Json();
        foreach (var (key, value) in entries) json[key] = Typed(key, value);
        return json;
    }

    public IEnumerable<Json> ToPendingList()
    {
        foreach (var (key, value) in Current)
        {
            var entry = new Json { ["key"] = key, ["value"] = Typed(key, value) };
            if (Pending.TryGetValue(key, out var pending)) entry["pending"] = Typed(key, pending);
            if (PendingDeletes.Contains(key)) entry["delete"] = 1;
            yield return entry;
        }
        foreach (var (key, value) in Pending.Where(change => !Current.ContainsKey(change.Key))) yield return new Json { ["key"] = key, ["pending"] = Typed(key, value) };
        yield return new Json { ["key"] = "digest", ["value"] = Digest };
    }

    public void ApplyPending()
    {
        foreach (var key in PendingDeletes) Current.Remove(key);
        foreach (var (key, value) in Pending) Current[key] = value;
        PendingDeletes.Clear();
        Pending.Clear();
    }

    private object Typed(string key, string value) => options.Find(key)?.Kind switch
    {
        _ when key == "cipassword" => "**********",
        ParameterKind.Integer or ParameterKind.Flag when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => value,
    };

    // PVE's digests are SHA-1; they guard against lost updates, nothing secret.
#pragma warning disable CA5350
    public static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
