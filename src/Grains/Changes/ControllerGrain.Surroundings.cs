using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What the last inventory says about where a change goes: nodes, storages, quorum.</summary>
internal sealed partial class ControllerGrain
{
    /// <exception cref="FleetException">A node or storage that it names is not there, offline, or not made for it.</exception>
    private void EnsurePlaced(CommandTarget at, Command command)
    {
        if (inventory is not { Stale: false } known)
        {
            return;
        }

        var errors = new FieldErrors();
        if (TargetNode(command) is { } name)
        {
            var node = known.Nodes.FirstOrDefault(node => node.Name == name);
            errors.Require(node is not null, "target", $"The cluster has no node '{name}'. It has {string.Join(", ", known.Nodes.Select(each => each.Name).Take(20))}.")
                .Require(node is null or { Status: "online" }, "target", $"Node {name} is {node?.Status}. Choose one that is online.");
        }

        foreach (var (field, storage, content) in StoragesOf(command))
        {
            var node = TargetNode(command) ?? at.Node ?? "";
            var pool = PoolOf(known, storage, node);
            var fitting = known.Storages.Where(pool => IsOn(pool, node) && pool.Content.Contains(content)).Select(pool => pool.Storage).Distinct().Order(StringComparer.Ordinal);
            errors.Require(pool is not null, field, $"Node {node} has no storage '{storage}' that is enabled. For {content} it has {string.Join(", ", fitting)}.")
                .Require(pool is null || pool.Content.IsEmpty || pool.Content.Contains(content), field, $"Storage {storage} may not hold {content}. On node {node} these may: {string.Join(", ", fitting)}.");
        }

        errors.ThrowIfAny();
    }

    private PlanFacts Surroundings(CommandTarget at, PveResource? guest, Command command) => inventory is not { } known ? new PlanFacts() : new PlanFacts
    {
        Warnings =
        [
            .. Quorum(known, at, command),
            .. HighAvailability(guest, command),
            .. Room(known, at, guest, command),
        ],
    };

    private static IEnumerable<string> Quorum(Inventory known, CommandTarget at, Command command)
    {
        var left = known.Nodes.Count(node => node.Status == "online" && node.Name != at.Node);
        var needed = (known.Nodes.Length / 2) + 1;
        return command is RebootNode or ShutdownNode && known.Nodes.Length > 1 && left < needed
            ? [$"Without {at.Node}, {left} of {known.Nodes.Length} nodes are left and {needed} are needed: the cluster loses its quorum, and nothing can be changed or started in it."]
            : [];
    }

    private static IEnumerable<string> HighAvailability(PveResource? guest, Command command) => guest?.HaState is not { Length: > 0 } state ? [] : command switch
    {
        DestroyVirtualMachine or DestroyContainer => [$"It is managed by HA ({state}). Remove its HA resource first, or HA keeps looking for it."],
        StopVirtualMachine or ShutdownVirtualMachine or StopContainer or ShutdownContainer => [$"It is managed by HA ({state}): HA is asked to stop it."],
        MigrateVirtualMachine or MigrateContainer => [$"It is managed by HA ({state}): HA moves it, and its rules may move it again."],
        _ => [],
    };

    private static IEnumerable<string> Room(Inventory known, CommandTarget at, PveResource? guest, Command command)
    {
        if (guest?.MaxDiskBytes is not { } size || command is not (CloneVirtualMachine { Full: true } or CloneContainer or MoveVirtualMachineDisk or MoveContainerVolume))
        {
            return [];
        }

        return StoragesOf(command).Select(use => PoolOf(known, use.Storage, TargetNode(command) ?? at.Node ?? ""))
            .Where(pool => pool is { Total: > 0 } && pool.Available < size)
            .Select(pool => $"Storage {pool!.Storage} has {ByteSize.Format(pool.Available)} free; the guest's disks can take {ByteSize.Format(size)}.");
    }

    private static StoragePool? PoolOf(Inventory known, string storage, string node) => known.Storages.FirstOrDefault(pool => pool.Storage == storage && IsOn(pool, node));

    private static bool IsOn(StoragePool pool, string node) => pool.Node == node || pool.Nodes.Contains(node);

    private static string? TargetNode(Command command) => command switch
    {
        MigrateVirtualMachine migrate => migrate.Target,
        MigrateContainer migrate => migrate.Target,
        CloneVirtualMachine clone => clone.Target,
        CloneContainer clone => clone.Target,
        _ => null,
    };

    private static ImmutableArray<(string Field, string Storage, string Content)> StoragesOf(Command command) => command switch
    {
        CloneVirtualMachine { Storage: { } storage } => [("storage", storage, "images")],
        CloneContainer { Storage: { } storage } => [("storage", storage, "rootdir")],
        MoveVirtualMachineDisk { Storage: { } storage } => [("storage", storage, "images")],
        MoveContainerVolume { Storage: { } storage } => [("storage", storage, "rootdir")],
        CreateVirtualMachine { Storage: var storage } => [("storage", storage, "images")],
        CreateContainer { Storage: var storage } => [("storage", storage, "rootdir")],
        UploadVolume upload => [("storage", upload.Storage, upload.Content)],
        RunBackup { Storage: { } storage } => [("storage", storage, "backup")],
        _ => [],
    };
}
