namespace Hypervisor.PveSimulator;

/// <summary>Start, stop and the like: a task each, whose failures show only in the task.</summary>
internal static class PowerActions
{
    public static string Start(Call call, SimulatedGuest guest)
    {
        call.Cluster.DemandQuorum();
        if (call.Cluster.HighAvailability.Manages(guest)) return ViaHa(call, guest, "start", () => guest.SetRunning(true));
        return call.Cluster.Tasks.Start(call, new TaskPlan(Type(guest, "start"), Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                guest.ThrowIfLocked(call.Flag("skiplock"));
                if (guest.IsTemplate) throw PveError.Failed(guest.IsContainer ? "you can't start a CT if it's a template" : "you can't start a vm if it's a template");
                if (guest.IsRunning) throw PveError.Failed($"{guest.Kind} {guest.Vmid} already running");
            },
            Finish = () => guest.SetRunning(true),
        });
    }

    public static string Stop(Call call, SimulatedGuest guest)
    {
        if (call.Cluster.HighAvailability.Manages(guest)) return ViaHa(call, guest, "stop", () => guest.SetRunning(false));
        return call.Cluster.Tasks.Start(call, new TaskPlan(Type(guest, "stop"), Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                guest.ThrowIfLocked(call.Flag("skiplock"));
                if (guest.IsContainer && !guest.IsRunning) throw PveError.Failed($"CT {guest.Vmid} not running");
            },
            Finish = () => guest.SetRunning(false),
        });
    }

    public static string Shutdown(Call call, SimulatedGuest guest)
    {
        if (call.Cluster.HighAvailability.Manages(guest)) return ViaHa(call, guest, "stop", () => guest.SetRunning(false));
        var patience = call.Int("timeout", 60);
        // A guest whose system listens to nobody: no agent, no power button.
        var isDeaf = guest is { IsContainer: false, IsRunning: true } && guest.Config["ostype"] == "other" && !call.Flag("forceStop");
        return call.Cluster.Tasks.Start(call, new TaskPlan(Type(guest, "shutdown"), Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                guest.ThrowIfLocked(call.Flag("skiplock"));
                if (guest.IsContainer && !guest.IsRunning) throw PveError.Failed($"CT {guest.Vmid} not running");
            },
            Finish = () => guest.SetRunning(false),
            Length = isDeaf ? Math.Max(1, patience / 5.0) : 3,
            Failure = isDeaf ? "VM quit/powerdown failed - got timeout" : null,
        });
    }

    public static string Reboot(Call call, SimulatedGuest guest)
    {
        DemandRunning(guest);
        return call.Cluster.Tasks.Start(call, new TaskPlan(Type(guest, "reboot"), Id(guest))
        {
            Guest = guest, Length = 3, Check = () => guest.ThrowIfLocked(),
            Finish = () =>
            {
                guest.SetRunning(false);
                guest.SetRunning(true);
            },
        });
    }

    public static string Suspend(Call call, SimulatedGuest guest)
    {
        DemandRunning(guest);
        var toDisk = call.Flag("todisk");
        return call.Cluster.Tasks.Start(call, new TaskPlan(guest.IsContainer ? "vzsuspend" : toDisk ? "qmsuspend" : "qmpause", Id(guest))
        {
            Guest = guest, Check = () => guest.ThrowIfLocked(call.Flag("skiplock")),
            Finish = () =>
            {
                if (toDisk) guest.SetRunning(false);
                else guest.IsPaused = true;
            },
        });
    }

    public static string Resume(Call call, SimulatedGuest guest)
    {
        DemandRunning(guest);
        return call.Cluster.Tasks.Start(call, new TaskPlan(Type(guest, "resume"), Id(guest))
        {
            Guest = guest, Check = () => guest.ThrowIfLocked(call.Flag("skiplock")), Finish = () => guest.IsPaused = false,
        });
    }

    public static string Reset(Call call, SimulatedGuest guest)
    {
        DemandRunning(guest);
        return call.Cluster.Tasks.Start(call, new TaskPlan("qmreset", Id(guest)) { Guest = guest, Check = () => guest.ThrowIfLocked(call.Flag("skiplock")) });
    }

    public static string Type(SimulatedGuest guest, string action) => (guest.IsContainer ? "vz" : "qm") + action;

    public static string Id(SimulatedGuest guest) => guest.Vmid.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void DemandRunning(SimulatedGuest guest)
    {
        if (!guest.IsRunning) throw PveError.Failed($"{guest.Kind} {guest.Vmid} not running");
    }

    /// <summary>The task only asks the HA manager, which acts soon after it has ended.</summary>
    private static string ViaHa(Call call, SimulatedGuest guest, string action, Action soon)
    {
        var cluster = call.Cluster;
        return cluster.Tasks.Start(call, new TaskPlan($"ha{action}", Id(guest))
        {
            Log = [$"Requesting HA {action} for {guest.Kind} {guest.Vmid}"],
            Finish = () =>
            {
                cluster.HighAvailability.Find(guest.ServiceId)!.State = action == "start" ? "started" : "stopped";
                cluster.Schedule.At(cluster.Schedule.Now + (cluster.Options.InstantTasks ? TimeSpan.Zero : cluster.Options.TaskDuration * 2), soon);
            },
        });
    }
}
