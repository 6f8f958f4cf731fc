using System.Text.Json;

namespace Hypervisor.Proxmox;

public static class ReplicationClient
{
    /// <summary>The jobs as configured.</summary>
    public static async Task<JsonElement> GetReplicationJobs(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ReplicationRequests.Jobs(), cancellation)).Redacted();

    public static Task<PveReplicationJob> GetReplicationJob(this PveClient pve, string id, CancellationToken cancellation = default) =>
        pve.Get<PveReplicationJob>(ReplicationRequests.Job(id), cancellation);

    /// <summary>The jobs of the guests that are on a node, and how they go.</summary>
    public static async Task<JsonElement> GetNodeReplication(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ReplicationRequests.OfNode(node), cancellation)).Redacted();

    /// <summary>Of the job's last run. A node where the job never ran says that there is no content.</summary>
    /// <param name="limit">Lines; Proxmox sends 50 where it isn't told.</param>
    public static async Task<JsonElement> GetReplicationLog(this PveClient pve, string node, string id, int? limit = null, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ReplicationRequests.Log(node, id, limit), cancellation)).Redacted();
}
