using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>
/// What connections hear of a cluster: only what changed. The id of an event is made of what was stored last and of what changed since, so that
/// telling it again after a crash is telling the same.
/// </summary>
internal sealed partial class ControllerGrain
{
    private const int MaxUntold = 20;

    private long storedVersion;

    private ImmutableArray<FabricEvent> EventsBetween(Inventory before, Inventory after, List<RowDifference<Guest>> guests, Dictionary<int, ImmutableArray<ObservedTask>> tasks)
    {
        var events = ImmutableArray.CreateBuilder<FabricEvent>();
        var at = after.AsOf;
        if (before.Cluster.Quorate != after.Cluster.Quorate)
        {
            Add($"hypervisor.cluster.{(after.Cluster.Quorate ? "quorate" : "inquorate")}", "", new { });
        }

        var known = before.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        foreach (var node in after.Nodes.Where(node => node.Status is "online" or "offline" && known.TryGetValue(node.Name, out var old) && old.Status != node.Status))
        {
            Add($"hypervisor.node.{node.Status}", node.Name, new { node = node.Name });
        }

        foreach (var (old, now) in guests.Select(change => (change.Previous, change.Current)))
        {
            var guest = (now ?? old)!;
            foreach (var kind in KindsOf(old, now))
            {
                Add($"hypervisor.guest.{kind}", $"{guest.Vmid}", new
                {
                    vmid = guest.Vmid,
                    vm_type = guest.VmType,
                    name = guest.Name,
                    node = guest.Node,
                    status = guest.Status,
                    previous_node = old?.Node,
                    previous_status = old?.Status,
                    tags = guest.Tags,
                });
            }
        }

        foreach (var (vmid, task) in tasks.SelectMany(ended => ended.Value.Select(task => (ended.Key, task))))
        {
            events.Add(new FabricEvent
            {
                Id = FabricOperations.IdOf($"{Id:D}/task/{task.Upid}"),
                Kind = "hypervisor.task.ended",
                At = task.EndedAt,
                Payload = Fields(after.Cluster.NodeCount, new { upid = task.Upid, type = task.Type, user = task.User, status = task.Status, vmid }),
            });
        }

        return events.ToImmutable();

        void Add<T>(string kind, string subject, T fields) => events.Add(new FabricEvent
        {
            Id = FabricOperations.IdOf($"{Id:D}/{kind}/{subject}/{storedVersion}"),
            Kind = kind,
            At = at,
            Payload = Fields(after.Cluster.NodeCount, fields),
        });
    }

    private static IEnumerable<string> KindsOf(Guest? old, Guest? now)
    {
        if (old is null || now is null)
        {
            return [old is null ? "added" : "removed"];
        }

        var kinds = new List<string>();
        if (old.Status != now.Status)
        {
            kinds.Add(now.Status switch { "running" => "started", "stopped" => "stopped", _ => "status_changed" });
        }

        if (old.Node != now.Node)
        {
            kinds.Add("moved");
        }

        return kinds;
    }

    /// <summary>Null where nothing that connections hear of changes with the status.</summary>
    private FabricEvent? StatusEvent(ControllerStatus from, ControllerStatus to, string? reason)
    {
        var kind = (from, to) switch
        {
            (ControllerStatus.Online, not (ControllerStatus.Online or ControllerStatus.Disabled or ControllerStatus.Pending)) => "hypervisor.controller.unreachable",
            (not (ControllerStatus.Online or ControllerStatus.Disabled or ControllerStatus.Pending), ControllerStatus.Online) => "hypervisor.controller.online",
            _ => null,
        };
        return kind is null || state.State.Untold?.Length >= MaxUntold ? null : new FabricEvent
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            At = time.GetUtcNow(),
            Payload = Fields(inventory?.Cluster.NodeCount ?? 0, new { status = to, reason }),
        };
    }

    // Cleared in memory only: the next state that is stored says so too, and whoever is told again drops it.
    private async Task TellStatus()
    {
        if (state.State.Untold is not { } untold)
        {
            return;
        }

        try
        {
            await GrainFactory.Post(state.State.OrganizationId, untold);
            state.State = state.State with { Untold = null };
        }
        catch (Exception failure)
        {
            LogEventsNotTold(Id, failure);
        }
    }

    private ClusterJson Fields<T>(int nodes, T fields)
    {
        var all = JsonSerializer.SerializeToNode(fields, HypervisorJson.Options)!.AsObject();
        all["controller_id"] = Id;
        all["controller_name"] = state.State.Name;
        all["site_id"] = state.State.SiteId is { } site ? JsonValue.Create(site) : null;
        all["node_count"] = nodes;
        return new ClusterJson(JsonSerializer.SerializeToUtf8Bytes(all));
    }

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} could not tell its connections of its status; they are told at the next sync")]
    private partial void LogEventsNotTold(Guid controller, Exception failure);
}
