using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>The thing that a change makes or removes, where Proxmox VE lets one read it by itself.</summary>
internal static class ClusterItems
{
    /// <returns>Null: it can't be read by itself.</returns>
    public static ClusterItem? Of(CommandTarget at, Command command) => command switch
    {
        CreateHaRule or CreateHaResource or CreateHaGroup or CreateReplicationJob or CreateSdnZone or CreateSdnVnet or CreateBackupJob { Id: not null } => Made(at, command),
        DeleteCertificate => new ClusterItem(PveRequest.Get($"/nodes/{at.Node}/certificates/info"), "pveproxy-ssl.pem", "custom certificate", IsListed: true),
        DeleteHaRule or DeleteHaResource or DeleteHaGroup or DeleteBackupJob or DeleteReplicationJob or DeleteSdnZone or DeleteSdnVnet => Removed(at, command),
        IFencedCommand when OperationAttribute.Of(command.GetType()).Operation == "delete" => Removed(at, command),
        _ => null,
    };

    /// <returns>Null: it is not there. Whatever else keeps it from being read is thrown.</returns>
    public static async Task<JsonElement?> Read(PveClient pve, ClusterItem item, CancellationToken cancellation)
    {
        try
        {
            var read = (await pve.GetRaw(item.Request, cancellation)).Redacted();
            return !item.IsListed ? read
                : read.EnumerateArray().Where(each => ConfigDifference.ValueOf(each, "filename") == item.Id).Select(each => (JsonElement?)each).FirstOrDefault();
        }
        catch (PveException failure) when (ClusterFailures.ToFleet(failure) is { Failure: Failure.NotFound, Code: "not_found" })
        {
            return null;
        }
    }

    private static ClusterItem Made(CommandTarget at, Command command)
    {
        var request = at.RequestOf(CommandJson.Masked(command));
        var id = request.Parameters.First(parameter => parameter.Name is "rule" or "sid" or "group" or "id" or "zone" or "vnet").Value;
        return new ClusterItem(request.OfCurrent(id), id, KindOf(command));
    }

    private static ClusterItem Removed(CommandTarget at, Command command)
    {
        var request = at.RequestOf(CommandJson.Masked(command));
        return new ClusterItem(request.OfCurrent(), request.Path.Split('/')[^1], KindOf(command));
    }

    private static string KindOf(Command command) => OperationAttribute.Of(command.GetType()).Feature["proxmox.".Length..];
}

/// <param name="Kind">In words: <c>ha.rule</c>, <c>sdn.zone</c>.</param>
/// <param name="IsListed">It is read with others; <paramref name="Id"/> tells which it is.</param>
internal sealed record ClusterItem(PveRequest Request, string Id, string Kind, bool IsListed = false);
