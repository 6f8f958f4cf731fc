namespace Hypervisor.PveSimulator;

/// <summary>Creating, changing and deleting objects of any kind, under the lock that PVE takes.</summary>
internal static class SdnWrites
{
    private static readonly string[] Control = ["lock-token", "delete", "digest", "type"];

    /// <param name="doing">The start of every error: "create sdn zone object failed".</param>
    public static object? Under(Call call, string doing, Action change)
    {
        call.Cluster.DemandLock("domain-sdn", $"{doing}: ");
        try
        {
            call.Cluster.Sdn.DemandToken(call["lock-token"]);
            change();
            return null;
        }
        catch (PveError error)
        {
            throw PveError.Failed($"{doing}: {error.Message}");
        }
    }

    public static void Create(Call call, SdnFamily family, string kind, SdnObject item)
    {
        if (family.Current.ContainsKey(item.Id)) throw PveError.Failed($"sdn {kind} object ID '{item.Id}' already defined");
        SdnChecks.Of(call, item, isNew: true);
        family.Current[item.Id] = item;
    }

    public static void Update(Call call, SdnFamily family, SdnObject item)
    {
        SdnChecks.Of(call, item, isNew: false);
        family.Current[item.Id] = item;
    }

    /// <summary>The object as the arguments change it.</summary>
    /// <param name="inPath">Arguments that are no options: the id, and what stands in the path above it.</param>
    /// <exception cref="PveError">The caller's digest is old.</exception>
    public static SdnObject Changed(Call call, SdnFamily family, SdnObject item, params string[] inPath)
    {
        ConfigDigest.Demand(family.Digest, call["digest"]);
        var options = new Dictionary<string, string>(item.Options);
        foreach (var option in (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)) options.Remove(option);
        foreach (var (option, value) in Options(call, inPath)) options[option] = value;
        return item with { Options = options };
    }

    public static Dictionary<string, string> Options(Call call, params string[] inPath) =>
        call.Arguments.Where(argument => !Control.Contains(argument.Key) && !inPath.Contains(argument.Key)).ToDictionary();

    /// <summary>Wrong parameters that PVE finds while it holds the lock: the message names them, with status 500.</summary>
    public static PveError Invalid(params (string Parameter, string Error)[] errors) =>
        PveError.Failed($"400 Parameter verification failed.\n{string.Join('\n', errors.Select(error => $"{error.Parameter}: {error.Error}"))}");
}
