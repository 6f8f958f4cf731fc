using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Stops a task that runs.</summary>
[Operation("proxmox.cluster.task_stop", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "upid")]
[GenerateSerializer, Immutable, Alias("proxmox.cluster.task_stop")]
public sealed record StopTask : NodeCommand
{
    /// <summary>With <c>!</c> where an API token started it.</summary>
    [Id(0), TaskName] public required string Upid { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Delete($"/nodes/{node}/tasks/{Upid}");

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Proxmox.Upid.TryParse(Upid, out var task) && task.Node == target.Node, "upid", "upid is of a task on another node.");
}

/// <summary>Options of the whole cluster, under Proxmox VE's own names.</summary>
[Operation("proxmox.cluster.options", "update", Risk.Disruptive, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.cluster.options")]
public sealed record UpdateClusterOptions : ClusterCommand, IChangesSettings
{
    [Id(0), PveParameters("cluster.options", Partial = true)] public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Names, back to their default.</summary>
    [Id(1), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    public override PveRequest ToPve() => PveRequest.Put($"/cluster/options").With(Settings).WithNames("delete", Delete);

    internal override void Check(FieldErrors errors, CommandTarget target) => this.CheckSettings(errors);
}

/// <summary>Options of the cluster's firewall. Enabling it without rules that let administrators in locks them out.</summary>
[Operation("proxmox.cluster.firewall_options", "update", Risk.Disruptive, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.cluster.firewall_options")]
public sealed record UpdateClusterFirewallOptions : ClusterCommand, IFencedCommand, IChangesSettings
{
    [Id(0), PveParameters("firewall.cluster", Partial = true)] public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Names, back to their default.</summary>
    [Id(1), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    [Id(2), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve() => PveRequest.Put($"/cluster/firewall/options").With(Settings).WithNames("delete", Delete).With("digest", Digest);

    internal override void Check(FieldErrors errors, CommandTarget target) => this.CheckSettings(errors);
}
