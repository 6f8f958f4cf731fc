using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Where guests should run (node-affinity), or whether together (resource-affinity); Proxmox VE 9.</summary>
[Operation("proxmox.ha.rule", "create", Risk.Safe, Permission.ManageNodes, TargetId = "rule")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.rule:create")]
public sealed record CreateHaRule : ClusterCommand
{
    [Id(0), ConfigId] public required string Rule { get; init; }
    [Id(1), OneOf("node-affinity", "resource-affinity")] public required string Type { get; init; }

    /// <summary><c>vm:100,ct:101</c>.</summary>
    [Id(2), HaResources] public required string Resources { get; init; }

    /// <summary>With priorities: <c>pve1:2,pve2</c>; node affinity only.</summary>
    [Id(3), HaNodes] public string? Nodes { get; init; }

    /// <summary>Nowhere else, even if all of them fail; node affinity only.</summary>
    [Id(4)] public bool? Strict { get; init; }

    /// <summary>Together (positive) or apart (negative); resource affinity only.</summary>
    [Id(5), OneOf("positive", "negative")] public string? Affinity { get; init; }

    [Id(6)] public bool? Disable { get; init; }
    [Id(7), Line(512)] public string? Comment { get; init; }

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/ha/rules")
        .With("rule", Rule).With("type", Type).With("resources", Resources).With("nodes", Nodes).With("strict", Strict)
        .With("affinity", Affinity).With("disable", Disable).With("comment", Comment);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        HaRuleFields.Check(errors, Type, Nodes, Strict, Affinity);
        errors.Require(Type != "node-affinity" || Nodes is not null, "nodes", "nodes must be given.")
            .Require(Type != "resource-affinity" || Affinity is not null, "affinity", "affinity must be given.");
    }
}

[Operation("proxmox.ha.rule", "update", Risk.Disruptive, Permission.ManageNodes, TargetId = "rule")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.rule:update")]
public sealed record UpdateHaRule : ClusterCommand, IFencedCommand
{
    [Id(0), ConfigId] public required string Rule { get; init; }

    /// <summary>The rule's own: it can't change.</summary>
    [Id(1), OneOf("node-affinity", "resource-affinity")] public required string Type { get; init; }

    [Id(2), HaResources] public string? Resources { get; init; }
    [Id(3), HaNodes] public string? Nodes { get; init; }
    [Id(4)] public bool? Strict { get; init; }
    [Id(5), OneOf("positive", "negative")] public string? Affinity { get; init; }
    [Id(6)] public bool? Disable { get; init; }
    [Id(7), Line(512)] public string? Comment { get; init; }

    /// <summary>Names, back to their default.</summary>
    [Id(8), ConfigId, JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    [Id(9), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve() => PveRequest.Put($"/cluster/ha/rules/{Rule}")
        .With("type", Type).With("resources", Resources).With("nodes", Nodes).With("strict", Strict)
        .With("affinity", Affinity).With("disable", Disable).With("comment", Comment).WithNames("delete", Delete).With("digest", Digest);

    internal override void Check(FieldErrors errors, CommandTarget target) => HaRuleFields.Check(errors, Type, Nodes, Strict, Affinity);
}

[Operation("proxmox.ha.rule", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "rule")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.rule:delete")]
public sealed record DeleteHaRule : ClusterCommand
{
    [Id(0), ConfigId] public required string Rule { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/ha/rules/{Rule}");
}

internal static class HaRuleFields
{
    public static void Check(FieldErrors errors, string type, string? nodes, bool? strict, string? affinity) =>
        errors.Require(type == "node-affinity" || nodes is null, "nodes", "nodes are for node-affinity.")
            .Require(type == "node-affinity" || strict is null, "strict", "strict is for node-affinity.")
            .Require(type == "resource-affinity" || affinity is null, "affinity", "affinity is for resource-affinity.");
}
