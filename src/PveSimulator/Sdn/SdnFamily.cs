using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>All objects of one kind: as configured, and as the nodes run them since the last apply.</summary>
/// <param name="key">What holds the id in JSON: zone, vnet, ...</param>
/// <param name="options">Tells numbers from text.</param>
/// <param name="derive">What JSON holds beside the options.</param>
internal sealed class SdnFamily(string key, ParameterSet options, Func<SdnObject, Json>? derive = null)
{
    public SortedDictionary<string, SdnObject> Current { get; private set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, SdnObject> Running { get; private set; } = new(StringComparer.Ordinal);

    public string Digest => ConfigDigest.Of(string.Concat(Current.Values.Select(item => item.Text)));

    public bool HasPendingChanges => Current.Count != Running.Count || Current.Values.Any(item => !Running.TryGetValue(item.Id, out var running) || !running.IsSameAs(item));

    public void Commit() => Running = new(Current, StringComparer.Ordinal);

    public void Rollback() => Current = new(Running, StringComparer.Ordinal);

    /// <summary>As the caller wants them: running=1, pending=1, or as configured.</summary>
    public IEnumerable<(SdnObject Object, Json Json)> List(Call call) =>
        call.Flag("running") ? Running.Values.Select(item => (item, ToJson(item, null)))
        : call.Flag("pending") ? Current.Keys.Union(Running.Keys).Order(StringComparer.Ordinal).Select(id => (Current.GetValueOrDefault(id) ?? Running[id], ToPending(id)))
        : Current.Values.Select(item => (item, ToJson(item, Digest)));

    private Json ToJson(SdnObject item, string? digest)
    {
        var json = Head(item, digest);
        foreach (var (option, value) in item.Options) json[option] = Typed(option, value);
        return json;
    }

    private Json Head(SdnObject item, string? digest)
    {
        var json = new Json { [key] = item.Id, ["type"] = item.Type, ["digest"] = digest };
        foreach (var (name, value) in derive?.Invoke(item) ?? []) json[name] = value;
        return json;
    }

    /// <summary>The running values, and beside them what the next apply will change.</summary>
    private Json ToPending(string id)
    {
        var (current, running) = (Current.GetValueOrDefault(id), Running.GetValueOrDefault(id));
        var json = running is null ? Head(current!, null) : ToJson(running, null);
        var pending = new Json();
        foreach (var option in (current?.Options.Keys ?? []).Union(running?.Options.Keys ?? []))
        {
            var (wanted, present) = (current?[option], running?[option]);
            if (running is null && option == "vnet" || current is null || wanted == present) continue;
            pending[option] = wanted is null ? "deleted" : Typed(option, wanted);
        }
        if (running is not null && current is not null && pending.Count == 0) return json;
        json["pending"] = pending;
        json["state"] = running is null ? "new" : current is null ? "deleted" : "changed";
        return json;
    }

    private object Typed(string option, string value) => options.Find(option)?.Kind switch
    {
        ParameterKind.Integer or ParameterKind.Flag => long.Parse(value, CultureInfo.InvariantCulture),
        ParameterKind.List => value.Split('\0').Select(Unfold),
        _ => value,
    };

    private static Dictionary<string, object?> Unfold(string text) => text.Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => (object?)part.ElementAtOrDefault(1));
}
