using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Adds guests and storages to a pool, or takes them out.</summary>
[Operation("proxmox.pool.guests", "update", Risk.Safe, Permission.ManageNodes, TargetId = "poolid")]
[GenerateSerializer, Immutable, Alias("proxmox.pool.guests")]
public sealed record UpdatePoolMembers : ClusterCommand
{
    [Id(0), AlsoNamed("pool"), PoolId] public required string Poolid { get; init; }

    /// <summary>VMIDs.</summary>
    [Id(1), VmidList, JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Vms { get; init; } = [];

    [Id(2), StorageName, JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Storage { get; init; } = [];

    /// <summary>Takes them out.</summary>
    [Id(3), AlsoNamed("remove")] public bool? Delete { get; init; }

    /// <summary>Also guests of other pools, which they leave.</summary>
    [Id(4)] public bool? AllowMove { get; init; }

    public override PveRequest ToPve() => PveRequest.Put($"/pools")
        .With("poolid", Poolid).WithNames("vms", Vms).WithNames("storage", Storage).With("delete", Delete).With("allow-move", AllowMove);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Vms.Length + Storage.Length > 0, "vms", "vms or storage must be given.");
}
