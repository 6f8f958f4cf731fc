namespace Hypervisor.PveSimulator;

/// <summary>Reading and changing configurations, the same for virtual machines and containers.</summary>
internal static class GuestConfigActions
{
    public static Json Get(Call call, SimulatedGuest guest)
    {
        if (call["snapshot"] is { } name) return SnapshotActions.GetConfig(guest, name);
        return guest.Config.ToJson(withPending: !call.Flag("current"));
    }

    public static object Pending(SimulatedGuest guest) => guest.Config.ToPendingList();

    public static object? Put(Call call, SimulatedGuest guest)
    {
        GuestOptions.Check(call, guest);
        GuestOptions.Apply(call, guest);
        return null;
    }

    /// <summary>The change as a task, with what is found out before it starts as the answer's own error.</summary>
    public static string Post(Call call, SimulatedGuest guest)
    {
        GuestOptions.Check(call, guest);
        if (call["digest"] is { } digest && digest != guest.Config.Digest) throw PveError.Failed("checksum mismatch (file change by other user?)");
        var options = string.Concat(GuestOptions.Options(call).Select(option => $" -{option.Key} {option.Value}"));
        return call.Cluster.Tasks.Start(call, new TaskPlan("qmconfig", PowerActions.Id(guest))
        {
            Guest = guest, Length = 0.5, Log = [$"update VM {guest.Vmid}:{options}"],
            Finish = () => GuestOptions.Apply(call, guest),
        });
    }
}
