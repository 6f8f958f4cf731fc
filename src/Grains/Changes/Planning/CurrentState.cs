using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a request changes, as it is now: its digest and the difference; for what is made, that it isn't there yet.</summary>
internal static class CurrentState
{
    public static async Task<PlanFacts> Read(PveClient pve, CommandTarget at, Command command, CancellationToken cancellation)
    {
        if (command is IRemoteMigration || OperationAttribute.Of(command.GetType()) is not { Feature: var feature, Operation: var operation })
        {
            return new PlanFacts();
        }

        var request = at.RequestOf(CommandJson.Masked(command));
        switch (command)
        {
            case ResizeVirtualMachineDisk or ResizeContainerVolume or MoveVirtualMachineDisk or MoveContainerVolume:
                return await Disk(pve, at, request, cancellation);
            case IFencedCommand when operation == "create" && feature.StartsWith("proxmox.firewall.", StringComparison.Ordinal):
                var rules = (await pve.GetRaw(request.OfCurrent(), cancellation)).Redacted();
                return new PlanFacts { Digest = rules.EnumerateArray().Select(rule => ConfigDifference.ValueOf(rule, "digest")).FirstOrDefault(digest => digest is not null) };
            case GuestCommand or ClusterCommand or NodeCommand when operation is "update" && command is not UpdatePoolMembers:
                var section = (await pve.GetRaw(request.OfCurrent(), cancellation)).Redacted();
                return new PlanFacts
                {
                    Digest = ConfigDifference.ValueOf(section, "digest"),
                    Diff = ConfigDifference.Of(request, section),
                    // A position says little about which rule it is.
                    Impact = feature.StartsWith("proxmox.firewall.", StringComparison.Ordinal) && feature.EndsWith("_rule", StringComparison.Ordinal)
                        ? [new ImpactItem(feature["proxmox.".Length..], request.Path.Split('/')[^1], Summary(section))]
                        : [],
                };
            default:
                return ClusterItems.Of(at, command) is not { } item ? new PlanFacts()
                    : operation == "delete" ? await Removed(pve, item, cancellation)
                    : await Made(pve, item, cancellation);
        }
    }

    private static async Task<PlanFacts> Disk(PveClient pve, CommandTarget at, PveRequest request, CancellationToken cancellation)
    {
        var config = await pve.GetGuestConfig(new GuestAddress(at.Node!, at.VmType == GuestType.Lxc, at.Vmid!.Value), cancellation: cancellation);
        var disk = request.Parameters.First(parameter => parameter.Name is "disk" or "volume").Value;
        var now = ConfigDifference.ValueOf(config, disk) ?? throw FleetException.Invalid("disk", $"The guest has no {disk}.");
        var size = request.Parameters.FirstOrDefault(parameter => parameter.Name == "size").Value;
        if (size is not null && !size.StartsWith('+') && DiskSizes.Parse(size) is { } wanted && DiskSizes.OfVolume(now) is { } has && wanted < has)
        {
            throw FleetException.Invalid("size", $"Disks only grow: {disk} has {ByteSize.Format(has)}, {ByteSize.Format(wanted)} is asked for. Ask for more, or for an increment such as +10G.");
        }

        var wish = size is null ? $"storage {request.Parameters.First(parameter => parameter.Name == "storage").Value}" : $"size {size}";
        return new PlanFacts { Digest = ConfigDifference.ValueOf(config, "digest"), Diff = [new ValueChange(disk, now, wish)] };
    }

    private static async Task<PlanFacts> Removed(PveClient pve, ClusterItem item, CancellationToken cancellation)
    {
        var there = await ClusterItems.Read(pve, item, cancellation) ?? throw FleetException.NotFound($"{item.Kind} {item.Id}");
        return new PlanFacts { Digest = ConfigDifference.ValueOf(there, "digest"), Impact = [new ImpactItem(item.Kind, item.Id, Summary(there))] };
    }

    private static async Task<PlanFacts> Made(PveClient pve, ClusterItem item, CancellationToken cancellation)
    {
        try
        {
            return await ClusterItems.Read(pve, item, cancellation) is null ? new PlanFacts() : throw FleetException.Conflict("exists", $"{item.Id} is there already.");
        }
        catch (PveException failure) when (failure.Failure is PveFailure.Refused or PveFailure.ParameterRejected)
        {
            return new PlanFacts { Warnings = [$"Whether {item.Kind} {item.Id} is there already could not be read: {Redaction.RedactText(failure.Reason)}"] };
        }
    }

    private static string Summary(JsonElement item) => item.ValueKind != JsonValueKind.Object ? "" : string.Join(", ", item.EnumerateObject()
        .Where(property => property.Name != "digest" && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"{property.Name} {ConfigDifference.ValueOf(item, property.Name)}"));
}
