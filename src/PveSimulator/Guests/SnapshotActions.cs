namespace Hypervisor.PveSimulator;

internal static class SnapshotActions
{
    private static readonly string[] NotKept = ["parent", "lock", "digest", "template"];

    public static IEnumerable<Json> List(SimulatedGuest guest)
    {
        foreach (var snapshot in guest.Snapshots)
        {
            var entry = new Json { ["name"] = snapshot.Name, ["description"] = snapshot.Description, ["snaptime"] = snapshot.TakenAt.ToUnixTimeSeconds() }.With("parent", snapshot.Parent);
            if (!guest.IsContainer) entry["vmstate"] = snapshot.HasMemory;
            yield return entry;
        }
        yield return new Json { ["name"] = "current", ["description"] = "You are here!", ["running"] = guest.IsRunning, ["digest"] = guest.Config.Digest }.With("parent", guest.Config["parent"]);
    }

    public static string Create(Call call, SimulatedGuest guest)
    {
        var name = call.Get("snapname");
        if (name == "current") throw PveError.Failed("unable to use snapshot name 'current' (reserved name)");
        if (name == "pending") throw PveError.Failed("unable to use snapshot name 'pending' (reserved name)");
        return call.Cluster.Tasks.Start(call, new TaskPlan(PowerActions.Type(guest, "snapshot"), PowerActions.Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                call.Cluster.DemandQuorum();
                guest.ThrowIfLocked();
                if (!CanSnapshot(guest)) throw PveError.Failed("snapshot feature is not available");
                if (Find(guest, name) is not null) throw PveError.Failed($"snapshot name '{name}' already used");
            },
            Begin = () => guest.Config["lock"] = "snapshot",
            Abandon = () => guest.Config["lock"] = null,
            Log = Disks(guest).Select(disk => $"snapshotting 'drive-{disk.Key}' ({disk.Value.Split(',')[0]})").ToList(),
            Finish = () =>
            {
                guest.Config["lock"] = null;
                var kept = new SortedDictionary<string, string>(guest.Config.Current.Where(option => !NotKept.Contains(option.Key)).ToDictionary(), StringComparer.Ordinal);
                guest.Snapshots.Add(new GuestSnapshot(name, guest.Config["parent"], call.Cluster.Schedule.Now, call.Flag("vmstate") && guest.IsRunning, kept) { Description = call["description"] ?? "" });
                guest.Config["parent"] = name;
            },
        });
    }

    public static string Delete(Call call, SimulatedGuest guest)
    {
        var name = call.Get("snapname");
        return call.Cluster.Tasks.Start(call, new TaskPlan(PowerActions.Type(guest, "delsnapshot"), PowerActions.Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                guest.ThrowIfLocked();
                _ = Existing(guest, name);
            },
            Begin = () => guest.Config["lock"] = "snapshot-delete",
            Abandon = () => guest.Config["lock"] = null,
            Finish = () =>
            {
                guest.Config["lock"] = null;
                var gone = Existing(guest, name);
                guest.Snapshots.Remove(gone);
                foreach (var child in guest.Snapshots.Where(snapshot => snapshot.Parent == name)) child.Parent = gone.Parent;
                if (guest.Config["parent"] == name) guest.Config["parent"] = gone.Parent;
            },
        });
    }

    public static string Rollback(Call call, SimulatedGuest guest)
    {
        var name = call.Get("snapname");
        return call.Cluster.Tasks.Start(call, new TaskPlan(PowerActions.Type(guest, "rollback"), PowerActions.Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                guest.ThrowIfLocked();
                _ = Existing(guest, name);
            },
            Finish = () =>
            {
                var snapshot = Existing(guest, name);
                guest.SetRunning(false);
                guest.Config.Current.Clear();
                foreach (var (key, value) in snapshot.Config) guest.Config[key] = value;
                guest.Config["parent"] = name;
                if (snapshot.HasMemory || call.Flag("start")) guest.SetRunning(true);
            },
        });
    }

    public static Json GetConfig(SimulatedGuest guest, string name)
    {
        var snapshot = Existing(guest, name);
        var answer = guest.Config.ToJson(snapshot.Config);
        answer["snaptime"] = snapshot.TakenAt.ToUnixTimeSeconds();
        answer["digest"] = guest.Config.Digest;
        if (snapshot.Description.Length > 0) answer["description"] = snapshot.Description;
        return answer.With("parent", snapshot.Parent);
    }

    public static Json GetOwnConfig(SimulatedGuest guest, string name)
    {
        var answer = GetConfig(guest, name);
        answer.Remove("digest");
        return answer;
    }

    public static object? Update(Call call, SimulatedGuest guest)
    {
        guest.ThrowIfLocked();
        Existing(guest, call.Get("snapname")).Description = call["description"] ?? "";
        return null;
    }

    public static bool CanSnapshot(SimulatedGuest guest) => Disks(guest).All(disk =>
    {
        var volume = disk.Value.Split(',')[0];
        var colon = volume.IndexOf(':');
        return colon <= 0 || volume.EndsWith(".qcow2", StringComparison.Ordinal) || guest.Cluster.Storages.Contains(volume[..colon]) && guest.Cluster.Storages.Find(volume[..colon]).HasSnapshots;
    });

    public static IEnumerable<KeyValuePair<string, string>> Disks(SimulatedGuest guest) =>
        guest.Config.Current.Where(option => option.Value.Contains("size=", StringComparison.Ordinal) && option.Value.Contains(':') && !option.Value.Contains("media=cdrom", StringComparison.Ordinal));

    private static GuestSnapshot? Find(SimulatedGuest guest, string name) => guest.Snapshots.Find(snapshot => snapshot.Name == name);

    private static GuestSnapshot Existing(SimulatedGuest guest, string name) => Find(guest, name) ?? throw PveError.Failed($"snapshot '{name}' does not exist");
}
