using System.Collections.Immutable;
using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class HighAvailabilityAnswers
{
    /// <summary>What is configured, with how it stands. A service that the manager doesn't know yet has no state.</summary>
    public static ImmutableArray<HaResource> ToResources(ImmutableArray<PveHaResource> resources, ImmutableArray<PveHaStatus> status)
    {
        var services = status.Where(line => line is { Type: "service", Sid: not null }).ToLookup(line => line.Sid!, StringComparer.Ordinal);
        return [.. resources.Select(resource => ToResource(resource, services[resource.Sid].FirstOrDefault())).OrderBy(resource => Order(resource.Sid))];
    }

    public static HaStatus ToStatus(ImmutableArray<PveHaStatus> lines, PveHaManagerStatus manager)
    {
        var quorum = lines.FirstOrDefault(line => line.Type == "quorum");
        var master = lines.FirstOrDefault(line => line.Type == "master");
        return new HaStatus
        {
            Quorate = quorum?.Quorate,
            Quorum = Clean(quorum?.Status),
            Manager = master is null ? null : new HaManager { Node = master.Node, Status = Clean(master.Status), SeenAt = master.Timestamp },
            Fencing = lines.FirstOrDefault(line => line.Type == "fencing")?.ArmedState,
            Nodes = [.. lines.Where(line => line is { Type: "lrm", Node: not null }).OrderBy(line => line.Node, StringComparer.Ordinal).Select(line => ToNode(line, manager))],
            Services = [.. lines.Where(line => line is { Type: "service", Sid: not null }).OrderBy(line => Order(line.Sid!)).Select(ToService)],
        };
    }

    public static HaGroup ToHaGroup(this PveHaGroup group) => new()
    {
        Group = group.Group,
        Nodes = group.Nodes,
        Nofailback = group.NoFailback ?? false,
        Restricted = group.Restricted ?? false,
        Comment = Clean(group.Comment),
    };

    public static HaRule ToHaRule(this PveHaRule rule) => new()
    {
        Rule = rule.Rule,
        Type = rule.Type,
        Resources = [.. (rule.Resources ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)],
        Nodes = rule.Nodes,
        Strict = rule.Strict ?? false,
        Affinity = rule.Affinity,
        Enabled = rule.Disable != true,
        Order = rule.Order,
        Comment = Clean(rule.Comment),
    };

    private static HaResource ToResource(PveHaResource resource, PveHaStatus? service) => new()
    {
        Sid = resource.Sid,
        State = resource.State,
        Group = resource.Group,
        // Where the configuration has none, 1 is what PVE does.
        MaxRelocate = resource.MaxRelocate ?? service?.MaxRelocate ?? 1,
        MaxRestart = resource.MaxRestart ?? service?.MaxRestart ?? 1,
        Failback = resource.Failback ?? service?.Failback,
        Comment = Clean(resource.Comment),
        RequestState = service?.RequestState,
        Status = Clean(service?.Status),
        Node = service?.Node,
        CrmState = service?.CrmState,
    };

    private static HaNode ToNode(PveHaStatus line, PveHaManagerStatus manager)
    {
        var local = manager.LocalManagers?.GetValueOrDefault(line.Node!);
        return new HaNode
        {
            Node = line.Node!,
            NodeState = manager.Manager?.NodeStatus?.GetValueOrDefault(line.Node!),
            State = local?.State,
            Mode = local?.Mode,
            Status = Clean(line.Status),
            SeenAt = line.Timestamp,
        };
    }

    private static HaService ToService(PveHaStatus line) => new()
    {
        Sid = line.Sid!,
        Node = line.Node,
        State = line.State,
        RequestState = line.RequestState,
        CrmState = line.CrmState,
        Status = Clean(line.Status),
        MaxRelocate = line.MaxRelocate,
        MaxRestart = line.MaxRestart,
        Failback = line.Failback,
    };

    private static string? Clean(string? text) => text is null ? null : Redaction.RedactText(text);

    // ct:200 before vm:100 before vm:1000
    private static (string Kind, long Vmid) Order(string sid) => sid.Split(':', 2) is [var kind, var id] && long.TryParse(id, CultureInfo.InvariantCulture, out var vmid)
        ? (kind, vmid)
        : (sid, 0);
}
