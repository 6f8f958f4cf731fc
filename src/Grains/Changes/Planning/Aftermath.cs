using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>
/// A change that was done at once leaves no task: what is there now tells whether it was carried out. Where it does not tell, nobody knows, and
/// so it is said.
/// </summary>
internal static class Aftermath
{
    /// <summary>Of what is made or removed.</summary>
    public static Finding OfItem(string operation, JsonElement? there, PveRequest masked, ChangeBase planned) => (operation, there) switch
    {
        ("delete", null) => new Finding(null, true, "what it would have deleted is gone"),
        ("delete", { } item) when planned.Digest is { } digest && ConfigDifference.ValueOf(item, "digest") == digest => new Finding(null, false, "what it would have deleted is still there"),
        ("delete", _) => new Finding(null, null, "there is something of the name that it would have deleted, and whether it is the same can't be told"),
        (_, null) => new Finding(null, false, "what it would have made is not there"),
        (_, { } item) when IsAsAsked(masked, item) => new Finding(null, true, "what it would have made is there"),
        _ => new Finding(null, null, "there is something of the name that it would have made, but other than it would have made it"),
    };

    /// <param name="now">Planned again.</param>
    public static Finding OfSettings(string operation, ChangePlan planned, ChangePlan now)
    {
        if (now.Base.Digest is { } digest && digest == planned.Base.Digest && (operation != "update" || !planned.Diff.IsEmpty))
        {
            return new Finding(null, false, "the configuration is the same as before");
        }

        var isPlain = planned.Diff.All(change => change.To != Secret.Masked && change.To?.StartsWith("size ", StringComparison.Ordinal) != true);
        return operation == "update" && isPlain && planned.Diff.Length > 0 && now.Diff.IsEmpty
            ? new Finding(null, true, "everything is as it would have set it")
            : new Finding(null, null, "whether it was carried out can't be told from the cluster");
    }

    /// <summary>Values that the cluster writes in another form than they were given are taken for others.</summary>
    private static bool IsAsAsked(PveRequest masked, JsonElement item) => masked.Parameters
        .Where(parameter => parameter.Name is not ("digest" or "skiplock" or "lock-token"))
        .All(parameter => parameter.Value != Secret.Masked && ConfigDifference.ValueOf(item, parameter.Name) == parameter.Value);
}
