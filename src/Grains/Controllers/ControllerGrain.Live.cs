using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What memory doesn't hold is asked of the cluster. The domains' own questions are in their folders, one part of this grain each.</summary>
internal sealed partial class ControllerGrain
{
    private const string Reconnecting = "reconnecting";

    /// <summary>Shorter than Orleans waits for a call, so that a caller hears which cluster did not answer.</summary>
    private static readonly TimeSpan LiveTimeout = TimeSpan.FromSeconds(25);

    /// <summary>Asks the cluster; callers with an equal question share the call and its answer.</summary>
    /// <param name="question">The same text for the same question, and for no other.</param>
    /// <param name="node">Whom the question is for, to be named where that node can't be reached.</param>
    /// <param name="lifetime">How long the answer is shared, where that is not the usual two seconds.</param>
    /// <param name="within">For questions that need more time than others; the grain method then says so to Orleans too.</param>
    private Task<Live<T>> Live<T>(
        string question, Func<PveClient, CancellationToken, Task<T>> ask, string? node = null, TimeSpan? lifetime = null, TimeSpan? within = null)
    {
        EnsureRegistered();
        return live.Get(question, time, () => Ask(ask, node, within), lifetime);
    }

    /// <summary>
    /// Asks about a guest where it runs now. One that has moved since the last sync, or was made since, is looked for in the cluster; a
    /// guest that is nowhere is not found.
    /// </summary>
    private Task<Live<T>> Live<T>(GuestType type, int vmid, string question, Func<PveClient, GuestAddress, CancellationToken, Task<T>> ask)
    {
        EnsureRegistered();
        return live.Get($"{type}/{vmid}/{question}", time, () => AskGuest(type, vmid, ask));
    }

    private async Task<Live<T>> AskGuest<T>(GuestType type, int vmid, Func<PveClient, GuestAddress, CancellationToken, Task<T>> ask)
    {
        if (inventory?.Guests.FirstOrDefault(guest => guest.Vmid == vmid && guest.VmType == type)?.Node is { } known)
        {
            try
            {
                return await AskAt(known);
            }
            catch (FleetException gone) when (gone.Failure == Failure.NotFound && gone.Message.Contains($"/{vmid}.conf", StringComparison.Ordinal))
            {
                if (await Locate(type, vmid) is not { } now || now == known)
                {
                    throw;
                }

                return await AskAt(now);
            }
        }

        return await AskAt(await Locate(type, vmid) ?? throw NoSuchGuest(type, vmid));

        Task<Live<T>> AskAt(string node) => Ask((pve, cancellation) => ask(pve, new GuestAddress(node, type == GuestType.Lxc, vmid), cancellation), node);
    }

    private async Task<string?> Locate(GuestType type, int vmid) =>
        (await GuestsNow()).Value.FirstOrDefault(guest => guest.Vmid == vmid && guest.Type == KindOf(type))?.Node;

    /// <summary>All guests as the cluster lists them now, not as of the last sync.</summary>
    private Task<Live<ImmutableArray<PveResource>>> GuestsNow() =>
        Live("cluster/resources?type=vm", (pve, cancellation) => pve.GetClusterResources("vm", cancellation: cancellation));

    private static string KindOf(GuestType type) => type == GuestType.Lxc ? "lxc" : "qemu";

    private static FleetException NoSuchGuest(GuestType type, int vmid) => FleetException.NotFound($"{(type == GuestType.Qemu ? "Virtual machine" : "Container")} {vmid}");

    private async Task<Live<T>> Ask<T>(Func<PveClient, CancellationToken, Task<T>> ask, string? node, TimeSpan? within = null)
    {
        var patience = within ?? LiveTimeout;
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            var answer = await ask(Connect(), limit.Token);
            return new Live<T>(answer, time.GetUtcNow());
        }
        catch (PveException failure)
        {
            throw ClusterFailures.ToFleet(failure, node);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new FleetException(Failure.ClusterTimeout, "cluster_timeout", $"{state.State.Name} did not answer within {patience.TotalSeconds:0} seconds.");
        }
        catch (ObjectDisposedException)
        {
            throw new FleetException(Failure.Unavailable, Reconnecting, "The connection to the cluster was just changed. Ask again.") { RetryAfter = TimeSpan.FromSeconds(1) };
        }
    }
}
