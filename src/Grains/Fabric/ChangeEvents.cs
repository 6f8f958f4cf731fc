using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What connections hear of a change.</summary>
internal static class ChangeEvents
{
    public static ImmutableArray<FabricEvent> Of(PendingChange change, ImmutableArray<ChangeNews> news) =>
        [.. news.Where(item => FabricEvents.Knows(KindOf(item))).Select(item => new FabricEvent
        {
            Id = item.Id,
            Kind = KindOf(item),
            At = item.At,
            Chain = change.Cause?.Chain ?? [],
            Payload = new ClusterJson(JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    change_id = change.Id,
                    controller_id = change.ControllerId,
                    site_id = change.SiteId,
                    feature = change.Feature,
                    operation = change.Operation,
                    node = change.Target.Node,
                    vmid = change.MadeVmid ?? change.Target.Vmid,
                    vm_type = change.Target.VmType,
                    target_id = change.TargetId,
                    status = change.Status,
                    origin = change.Origin,
                    requested_by = change.RequestedBy.Username,
                    reason = item.Detail,
                },
                HypervisorJson.Options)),
        })];

    private static string KindOf(ChangeNews item) => $"controller.{item.What}";
}
