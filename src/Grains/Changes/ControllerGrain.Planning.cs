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

    public Task<PlannedCommand> Plan(ChangeTarget target, Command command) => Plan(target, command, isKept: true);

    public async Task<ChangePreview> Preview(CommandTarget target, Command command)
    {
        var plan = (await Plan(ChangeTarget.Of(Id, target), command, isKept: false)).Plan;
        return new ChangePreview(plan, settings.Changes.ApprovalOf(Id, plan.Risk, plan.Tags));
    }

    private async Task<PlannedCommand> Plan(ChangeTarget target, Command command, bool isKept)
    {
        EnsureRegistered();
        EnsureVersion(command);
        var settled = await Settle(command, isKept);
        var operation = OperationAttribute.Of(settled.GetType());
        var guests = (await GuestsNow()).Value;
        var guest = GuestOf(guests, target, settled);
        var at = CommandTargetOf(target, guest?.Node ?? target.Node);
        EnsureOnline(at.Node);
        EnsurePlaced(at, settled);
        var facts = (await Ask((pve, cancellation) => Read(pve, at, guest, settled, guests, cancellation), at.Node)).Value.And(Surroundings(at, guest, settled));
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

    private static async Task<PlanFacts> Read(PveClient pve, CommandTarget at, PveResource? guest, Command command, ImmutableArray<PveResource> guests, CancellationToken cancellation)
    {
        var facts = await PlanFacts.OrWarning("What it touches", () => (command, guest) switch
        {
            (RestoreBackup restore, _) => ClusterPlans.Restore(pve, at.Node!, at.Vmid!.Value, restore, guests, cancellation),
            (GuestCommand change, { } known) => GuestPlans.Read(pve, new GuestAddress(at.Node!, at.VmType == GuestType.Lxc, at.Vmid!.Value), known, change, guests, cancellation),
            _ => ClusterPlans.Read(pve, at.Node, command, guests, cancellation),
        });
        return facts.And(await PlanFacts.OrWarning("What is there now", () => CurrentState.Read(pve, at, command, cancellation)));
    }

    /// <summary>A change that was done at once leaves no task: what is there now tells whether it was carried out.</summary>
    private async Task<Finding> Compare(ChangeTarget target, CommandTarget at, Command command, ChangePlan plan)
    {
        var operation = OperationAttribute.Of(command.GetType()).Operation;
        live.Clear();
        if (ClusterItems.Of(at, command) is { } item)
        {
            var there = (await Ask((pve, cancellation) => ClusterItems.Read(pve, item, cancellation), at.Node)).Value;
            return Aftermath.OfItem(operation, there, at.RequestOf(CommandJson.Masked(command)), plan.Base);
        }

        return operation == "delete"
            ? new Finding(null, null, "what it would have deleted can't be read by itself; whether it was carried out can't be told from the cluster")
            : Aftermath.OfSettings(operation, plan, (await Plan(target, command)).Plan);
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

    /// <param name="isKept">False: only looked at, so that the VMID stays free for others.</param>
    private async Task<Command> Settle(Command command, bool isKept)
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

        if (isKept)
        {
            promised[vmid] = now;
        }

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
