using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a change would do, read from the cluster as it is now.</summary>
internal sealed partial class ControllerGrain : IChangePlans
{
    /// <summary>VMIDs that were given to changes which have not made their guest yet.</summary>
    private readonly Dictionary<int, DateTimeOffset> promised = [];

    public async Task<PlannedCommand> Plan(ChangeTarget target, Command command)
    {
        EnsureRegistered();
        EnsureVersion(command);
        var settled = await Settle(command);
        var operation = OperationAttribute.Of(settled.GetType());
        var guests = (await GuestsNow()).Value;
        var guest = GuestOf(guests, target, settled);
        var at = CommandTargetOf(target, guest?.Node ?? target.Node);
        EnsureOnline(at.Node);
        var facts = (await Ask((pve, cancellation) => Read(pve, at, guest, settled, guests, cancellation), at.Node)).Value;
        if (settled is IFencedCommand fenced && facts.Digest is { } digest)
        {
            settled = fenced.WithDigest(digest);
        }

        return new PlannedCommand(
            new ChangePlan
            {
                Calls = [Call(at, settled)],
                Risk = operation.Risk,
                RequiresConfirmation = operation.NeedsConfirmation,
                Impact = facts.Impact,
                Warnings = facts.Warnings,
                Diff = facts.Diff,
                Base = new ChangeBase(facts.Digest, facts.Status, facts.Dependents),
                PlannedAt = time.GetUtcNow(),
                Tags = TagsOf(guest),
            },
            settled);
    }

    public async Task<ChangePreview> Preview(CommandTarget target, Command command)
    {
        var plan = (await Plan(ChangeTarget.Of(Id, target), command)).Plan;
        return new ChangePreview(plan, settings.Changes.ApprovalOf(Id, plan.Risk, plan.Tags));
    }

    private static async Task<PlanFacts> Read(PveClient pve, CommandTarget at, PveResource? guest, Command command, ImmutableArray<PveResource> guests, CancellationToken cancellation)
    {
        var facts = (command, guest) switch
        {
            (RestoreBackup restore, _) => await ClusterPlans.Restore(pve, at.Node!, at.Vmid!.Value, restore, guests, cancellation),
            (GuestCommand change, { } known) => await GuestPlans.Read(pve, new GuestAddress(at.Node!, at.VmType == GuestType.Lxc, at.Vmid!.Value), known, change, guests, cancellation),
            _ => await ClusterPlans.Read(pve, at.Node, command, guests, cancellation),
        };
        return facts.And(await Current(pve, at, command, cancellation));
    }

    /// <summary>What the request changes, as it is now: its digest and the difference; for what is made, that it isn't there yet.</summary>
    private static async Task<PlanFacts> Current(PveClient pve, CommandTarget at, Command command, CancellationToken cancellation)
    {
        if (command is IRemoteMigration || OperationAttribute.Of(command.GetType()) is not { Feature: var feature, Operation: var operation })
        {
            return new PlanFacts();
        }

        var request = at.RequestOf(CommandJson.Masked(command));
        switch (command)
        {
            case ResizeVirtualMachineDisk or ResizeContainerVolume or MoveVirtualMachineDisk or MoveContainerVolume:
                var config = (await pve.GetGuestConfig(new GuestAddress(at.Node!, at.VmType == GuestType.Lxc, at.Vmid!.Value), cancellation: cancellation));
                var disk = request.Parameters.First(parameter => parameter.Name is "disk" or "volume").Value;
                var now = ConfigDifference.ValueOf(config, disk) ?? throw FleetException.Invalid("disk", $"The guest has no {disk}.");
                var size = request.Parameters.FirstOrDefault(parameter => parameter.Name == "size").Value;
                return new PlanFacts { Digest = ConfigDifference.ValueOf(config, "digest"), Diff = size is null ? [] : [new ValueChange(disk, now, $"size {size}")] };
            case IFencedCommand when operation == "create" && feature.StartsWith("proxmox.firewall.", StringComparison.Ordinal):
                var rules = (await pve.GetRaw(request.OfCurrent(), cancellation)).Redacted();
                return new PlanFacts { Digest = rules.EnumerateArray().Select(rule => ConfigDifference.ValueOf(rule, "digest")).FirstOrDefault(digest => digest is not null) };
            case GuestCommand or ClusterCommand or NodeCommand when operation is "update" && command is not UpdatePoolMembers:
                var section = (await pve.GetRaw(request.OfCurrent(), cancellation)).Redacted();
                return new PlanFacts { Digest = ConfigDifference.ValueOf(section, "digest"), Diff = ConfigDifference.Of(request, section) };
            case IFencedCommand or DeleteHaRule or DeleteHaResource or DeleteHaGroup or DeleteBackupJob or DeleteReplicationJob or DeleteSdnZone or DeleteSdnVnet when operation is "delete":
                var item = (await pve.GetRaw(request.OfCurrent(), cancellation)).Redacted();
                return new PlanFacts { Digest = ConfigDifference.ValueOf(item, "digest"), Impact = [new ImpactItem(feature["proxmox.".Length..], request.Path.Split('/')[^1], Summary(item))] };
            case CreateHaRule or CreateHaResource or CreateHaGroup or CreateReplicationJob or CreateSdnZone or CreateSdnVnet or CreateBackupJob { Id: not null }:
                await EnsureAbsent(pve, request, IdOf(request), cancellation);
                return new PlanFacts();
            default:
                return new PlanFacts();
        }
    }

    private static string IdOf(PveRequest request) =>
        request.Parameters.First(parameter => parameter.Name is "rule" or "sid" or "group" or "id" or "zone" or "vnet").Value;

    private static async Task EnsureAbsent(PveClient pve, PveRequest request, string id, CancellationToken cancellation)
    {
        try
        {
            await pve.GetRaw(request.OfCurrent(id), cancellation);
        }
        catch (PveException absent) when (absent.Failure is PveFailure.Refused or PveFailure.ParameterRejected)
        {
            return;
        }

        throw FleetException.Conflict("exists", $"{id} is there already.");
    }

    private static string Summary(JsonElement item) => item.ValueKind != JsonValueKind.Object ? "" : string.Join(", ", item.EnumerateObject()
        .Where(property => property.Name != "digest" && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"{property.Name} {ConfigDifference.ValueOf(item, property.Name)}"));

    /// <summary>A change that was done at once leaves no task: what is there now tells whether it was carried out.</summary>
    private async Task<Finding> Compare(ChangeTarget target, Command command, ChangePlan plan)
    {
        var operation = OperationAttribute.Of(command.GetType()).Operation;
        live.Clear();
        try
        {
            var now = (await Plan(target, command)).Plan;
            if (operation == "delete")
            {
                return now.Base.Digest == plan.Base.Digest
                    ? new Finding(null, false, "what it would have deleted is still there")
                    : new Finding(null, null, "what it would have deleted changed meanwhile; whether it was carried out can't be told");
            }

            if (operation == "create" && command is CreateHaRule or CreateHaResource or CreateHaGroup or CreateReplicationJob or CreateSdnZone or CreateSdnVnet or CreateBackupJob { Id: not null })
            {
                return new Finding(null, false, "what it would have made is not there");
            }

            if (now.Base.Digest is { } digest && digest == plan.Base.Digest)
            {
                return new Finding(null, false, "the configuration is the same as before");
            }

            var isPlain = plan.Diff.All(change => change.To != Secret.Masked && change.To?.StartsWith("size ", StringComparison.Ordinal) != true);
            return operation == "update" && isPlain && plan.Diff.Length > 0 && now.Diff.IsEmpty
                ? new Finding(null, true, "everything is as it would have set it")
                : new Finding(null, null, "whether it was carried out can't be told from the cluster");
        }
        catch (FleetException there) when (there.Code == "exists" && operation == "create")
        {
            return new Finding(null, true, "what it would have made is there");
        }
        catch (FleetException gone) when (gone.Failure == Failure.NotFound && operation == "delete")
        {
            return new Finding(null, true, "what it would have deleted is gone");
        }
    }

    private void EnsureVersion(Command command)
    {
        var isNine = inventory?.Cluster.PveVersion is not { } version || !int.TryParse(version.Split('.')[0], out var major) || major >= 9;
        if (isNine && command is CreateHaGroup or DeleteHaGroup)
        {
            throw FleetException.Invalid("feature", "Proxmox VE 9 has HA rules instead of groups: use proxmox.ha.rule.");
        }

        if (!isNine && command is CreateHaRule or UpdateHaRule or DeleteHaRule)
        {
            throw FleetException.Invalid("feature", "Proxmox VE 8 has HA groups instead of rules: use proxmox.ha.group.");
        }
    }

    private void EnsureOnline(string? name)
    {
        if (name is not null && inventory is { Stale: false } known)
        {
            var node = known.Nodes.FirstOrDefault(node => node.Name == name) ?? throw FleetException.NotFound($"Node {name}");
            if (node.Status != "online")
            {
                throw FleetException.Conflict("node_offline", $"Node {name} is {node.Status}.");
            }
        }
    }

    private async Task<Command> Settle(Command command)
    {
        if (command is not IGuestMaker { Vmid: null } maker)
        {
            return command;
        }

        var now = time.GetUtcNow();
        foreach (var old in promised.Where(promise => now - promise.Value > TimeSpan.FromMinutes(10)).Select(promise => promise.Key).ToList())
        {
            promised.Remove(old);
        }

        var guests = (await Ask((pve, cancellation) => pve.GetClusterResources("vm", cancellation: cancellation), null)).Value;
        var vmid = (await Ask((pve, cancellation) => pve.GetNextVmid(cancellation), null)).Value;
        while (promised.ContainsKey(vmid) || guests.Any(guest => guest.Vmid == vmid))
        {
            vmid++;
        }

        promised[vmid] = now;
        return maker.WithVmid(vmid);
    }

    private static PveResource? GuestOf(ImmutableArray<PveResource> guests, ChangeTarget target, Command command) =>
        target is not { Vmid: { } vmid, VmType: { } type } || command is IPlacesGuest
            ? null
            : guests.FirstOrDefault(guest => guest.Vmid == vmid && guest.Type == KindOf(type)) ?? throw NoSuchGuest(type, vmid);

    private PlannedCall Call(CommandTarget at, Command command)
    {
        if (command is IRemoteMigration { TargetControllerId: { } other } migration)
        {
            command = migration.To(new RemoteEndpoint($"controller {other}", 8006, "", new Secret(Secret.Masked), null));
        }

        var request = at.RequestOf(CommandJson.Masked(command));
        return new PlannedCall(request.Method.Method, request.Path, [.. request.Parameters.Select(parameter => new PlannedParameter(parameter.Name, Redaction.RedactText(parameter.Value)))]);
    }

    private static ImmutableArray<string> TagsOf(PveResource? guest) =>
        guest?.Tags is { Length: > 0 } tags ? [.. tags.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)] : [];
}
