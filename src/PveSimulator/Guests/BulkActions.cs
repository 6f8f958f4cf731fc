using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>One task for many guests: all of a node, all of the cluster, or those that are named.</summary>
internal static class BulkActions
{
    /// <summary>The guests that the call means and the caller may act on.</summary>
    /// <exception cref="PveError">403: one of the named guests, or all of them, is not the caller's to act on.</exception>
    public static List<SimulatedGuest> Chosen(Call call, string privilege, SimulatedNode? node)
    {
        var ids = call["vms"]?.Split([',', ';', ' ', '\0'], StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
        if (ids is null) call.Demand("/", privilege);
        else foreach (var id in ids) call.Demand($"/vms/{id}", privilege);
        return call.Cluster.Guests.Items.Where(guest => (node is null || guest.Node == node) && ids?.Contains(guest.Vmid) != false && !guest.IsTemplate).ToList();
    }

    public static string Start(Call call, string type, string title, List<SimulatedGuest> guests) => Run(call, type, title, guests.Where(guest => !guest.IsRunning).ToList(),
        guest => $"Starting {guest.Kind} {guest.Vmid}", guest => guest.SetRunning(true));

    public static string Shutdown(Call call, string type, string title, List<SimulatedGuest> guests) => Run(call, type, title, guests.Where(guest => guest.IsRunning).ToList(),
        guest => $"{(type == "stopall" ? "Stopping" : "Shutting down")} {guest.Kind} {guest.Vmid} (Timeout = {call.Int("timeout", 180)} seconds)", guest => guest.SetRunning(false));

    public static string Suspend(Call call, string type, string title, List<SimulatedGuest> guests) => Run(call, type, title, guests.Where(guest => guest is { IsRunning: true, IsContainer: false }).ToList(),
        guest => $"Suspending VM {guest.Vmid}", guest => guest.IsPaused = true);

    public static string Migrate(Call call, string type, List<SimulatedGuest> guests)
    {
        var target = call.Cluster.Nodes[call.Get("target")];
        var movable = guests.Where(guest => guest.Node != target).ToList();
        return Run(call, type, $"Migrating guests to {target.Name}", movable, guest => $"Migrating {guest.Kind} {guest.Vmid}", guest =>
        {
            foreach (var volume in call.Cluster.Storages.Volumes.Where(volume => volume.Vmid == guest.Vmid && volume.Node == guest.NodeName && volume.Content != "backup").ToList())
                call.Cluster.Storages.Volumes[call.Cluster.Storages.Volumes.IndexOf(volume)] = volume.OnNode(target.Name);
            guest.Node = target;
        });
    }

    private static string Run(Call call, string type, string title, List<SimulatedGuest> guests, Func<SimulatedGuest, string> describe, Action<SimulatedGuest> act) =>
        call.Cluster.Tasks.Start(call, new TaskPlan(type, "")
        {
            Length = 2,
            Log = guests.Count == 0 ? [title] : [$"{title}: {string.Join(", ", guests.Select(guest => guest.Vmid))}", .. guests.Select(describe)],
            Finish = () =>
            {
                foreach (var guest in guests.Where(guest => guest.Lock is null && call.Cluster.Guests.TryFind(guest.Vmid, out _))) act(guest);
                var failed = guests.Where(guest => guest.Lock is not null).Select(guest => guest.Vmid).ToList();
                if (failed.Count > 0) throw PveError.Failed($"Some guests failed to {type[(type.IndexOf('-') + 1)..]} {string.Join(", ", failed)}");
            },
        });
}
