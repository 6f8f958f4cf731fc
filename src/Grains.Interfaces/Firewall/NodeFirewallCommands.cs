using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Adds a rule to a node's firewall, before all others.</summary>
[Operation("proxmox.firewall.node_rule", "create", Risk.Disruptive, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.firewall.node_rule:create")]
public sealed record CreateNodeFirewallRule : NodeCommand, IFencedCommand
{
    /// <summary>Does nothing when false.</summary>
    [Id(0)] public bool Enable { get; init; } = true;

    [Id(1), PveParameters("firewall.rule", Except = "enable")] public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Of the list of rules.</summary>
    [Id(2), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/firewall/rules").With("enable", Enable).With(Settings).With("digest", Digest);
}

/// <summary>Changes a rule, or moves it.</summary>
[Operation("proxmox.firewall.node_rule", "update", Risk.Disruptive, Permission.ManageNodes, TargetId = "pos")]
[GenerateSerializer, Immutable, Alias("proxmox.firewall.node_rule:update")]
public sealed record UpdateNodeFirewallRule : NodeCommand, IFencedCommand, IChangesSettings
{
    /// <summary>Where it is now. Others move it: send the digest.</summary>
    [Id(0), Range(0, 100_000)] public required int Pos { get; init; }

    /// <summary>Where it should be; nothing else may change with it.</summary>
    [Id(1), Range(0, 100_000)] public int? Moveto { get; init; }

    [Id(2)] public bool? Enable { get; init; }

    [Id(3), PveParameters("firewall.rule", Except = "enable", Partial = true)] public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Names, back to nothing.</summary>
    [Id(4), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    /// <summary>Of the list of rules.</summary>
    [Id(5), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(string node) => PveRequest.Put($"/nodes/{node}/firewall/rules/{Pos}")
        .With("moveto", Moveto).With("enable", Enable).With(Settings).WithNames("delete", Delete).With("digest", Digest);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        this.CheckSettings(errors, orElse: Moveto is not null || Enable is not null);
        errors.Require(Moveto is null || (Enable is null && Settings.IsEmpty && Delete.IsEmpty), "moveto", "A rule is moved or changed, not both: Proxmox VE would only move it.");
    }
}

[Operation("proxmox.firewall.node_rule", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "pos")]
[GenerateSerializer, Immutable, Alias("proxmox.firewall.node_rule:delete")]
public sealed record DeleteNodeFirewallRule : NodeCommand, IFencedCommand
{
    /// <summary>Where it is now. Others move it: send the digest.</summary>
    [Id(0), Range(0, 100_000)] public required int Pos { get; init; }

    /// <summary>Of the list of rules.</summary>
    [Id(1), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(string node) => PveRequest.Delete($"/nodes/{node}/firewall/rules/{Pos}").With("digest", Digest);
}
