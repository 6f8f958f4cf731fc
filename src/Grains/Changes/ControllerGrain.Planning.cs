using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a change would do, read from the cluster as it is now.</summary>
internal sealed partial class ControllerGrain
{
    /// <summary>VMIDs that were given to changes which have not made their guest yet.</summary>
    private readonly Dictionary<int, DateTimeOffset> promised = [];

    public async Task<PlannedCommand> Plan(ChangeTarget target, Command command)
    {
        EnsureRegistered();
        var settled = await Settle(command);
        var facts = OperationAttribute.Of(settled.GetType());
        var guest = await GuestOf(target, settled);
        var at = CommandTargetOf(target, guest?.Node ?? target.Node);
        var digest = settled is IFencedCommand && at is { Node: { } node, Vmid: { } vmid }
            ? (await Ask((pve, cancellation) => pve.GetGuestConfig(new GuestAddress(node, at.VmType == GuestType.Lxc, vmid), cancellation: cancellation), node)).Value is { ValueKind: JsonValueKind.Object } config
                && config.TryGetProperty("digest", out var value) ? value.GetString() : null
            : null;
        if (settled is IFencedCommand fenced && digest is not null)
        {
            settled = fenced.WithDigest(digest);
        }

        return new PlannedCommand(
            new ChangePlan
            {
                Calls = [Call(at, settled)],
                Risk = facts.Risk,
                RequiresConfirmation = facts.NeedsConfirmation,
                Base = new ChangeBase(digest, guest?.Status, []),
                PlannedAt = time.GetUtcNow(),
                Tags = TagsOf(guest),
            },
            settled);
    }

    private Task<Finding> Compare(ChangeTarget target, Command command, ChangePlan plan) =>
        Task.FromResult(new Finding(null, null, "whether it was carried out can't be told from the cluster"));

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

    private async Task<PveResource?> GuestOf(ChangeTarget target, Command command)
    {
        if (target is not { Vmid: { } vmid, VmType: { } type } || command is IPlacesGuest)
        {
            return null;
        }

        return (await GuestsNow()).Value.FirstOrDefault(guest => guest.Vmid == vmid && guest.Type == KindOf(type)) ?? throw NoSuchGuest(type, vmid);
    }

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
