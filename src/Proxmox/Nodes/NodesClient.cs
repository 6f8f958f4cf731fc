using System.Collections.Immutable;
using System.Text.Json;

namespace Hypervisor.Proxmox;

public static class NodesClient
{
    public static Task<PveNodeStatus> GetNodeStatus(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<PveNodeStatus>(NodeRequests.Status(node), cancellation);

    public static Task<ImmutableArray<PveService>> GetServices(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveService>>(NodeRequests.Services(node), cancellation);

    public static Task<ImmutableArray<PveDisk>> GetDisks(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveDisk>>(NodeRequests.Disks(node), cancellation);

    /// <param name="disk">Its device: <c>/dev/...</c>.</param>
    public static Task<PveSmart> GetSmart(this PveClient pve, string node, string disk, CancellationToken cancellation = default) =>
        pve.Get<PveSmart>(NodeRequests.Smart(node, disk), cancellation);

    /// <summary>The interfaces as they will be after pending changes are applied.</summary>
    public static async Task<PveNetworks> GetNetworks(this PveClient pve, string node, CancellationToken cancellation = default)
    {
        var response = await pve.GetRaw(NodeRequests.Networks(node), cancellation);
        return new(response.Read<ImmutableArray<PveInterface>>(), response.Changes);
    }

    public static Task<PveDns> GetDns(this PveClient pve, string node, CancellationToken cancellation = default) => pve.Get<PveDns>(NodeRequests.Dns(node), cancellation);

    /// <summary>The system's journal, the oldest line first.</summary>
    /// <param name="start">Lines to leave out.</param>
    public static async Task<PveTaskLog> GetSyslog(this PveClient pve, string node, int? start = null, int? limit = null, CancellationToken cancellation = default) =>
        TasksClient.Lines(await pve.GetRaw(NodeRequests.Syslog(node, start, limit), cancellation));

    public static async Task<JsonElement> GetAptUpdates(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(NodeRequests.AptUpdates(node), cancellation)).Redacted();

    public static async Task<JsonElement> GetAptVersions(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(NodeRequests.AptVersions(node), cancellation)).Redacted();

    /// <summary>Public certificates; a private key would be masked.</summary>
    public static async Task<JsonElement> GetCertificates(this PveClient pve, string node, bool background = false, CancellationToken cancellation = default) =>
        (await pve.GetRaw(NodeRequests.Certificates(node).InBackground(background), cancellation)).Redacted();

    public static async Task<JsonElement> GetSubscription(this PveClient pve, string node, CancellationToken cancellation = default) =>
        SubscriptionSecrets.Mask((await pve.GetRaw(NodeRequests.Subscription(node), cancellation)).Redacted());
}
