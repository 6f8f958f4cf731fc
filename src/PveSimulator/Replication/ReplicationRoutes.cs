namespace Hypervisor.PveSimulator;

/// <summary>The jobs as configured.</summary>
internal static class ReplicationRoutes
{
    private const string File = "file-replication_cfg";
    private static readonly string[] Control = ["id", "target", "type", "delete", "digest"];

    public static void MapReplication(this RouteTable routes)
    {
        routes.Get("/cluster/replication", ParameterSet.None, Permissions.All, call => call.Cluster.Replication.All.Where(entry => call.May($"/vms/{entry.Job.Vmid}", "VM.Audit")).Select(entry => entry.Job.ToJson()));
        routes.Post("/cluster/replication", ReplicationParameters.CreateJob, Permissions.All, Create);
        routes.Get("/cluster/replication/{id}", ReplicationParameters.Job, Permissions.All, Get);
        routes.Put("/cluster/replication/{id}", ReplicationParameters.UpdateJob, Permissions.All, Update);
        routes.Delete("/cluster/replication/{id}", ReplicationParameters.DeleteJob, Permissions.All, Delete);
        routes.MapNodeReplication();
    }

    private static Json Get(Call call)
    {
        Demand(call, "VM.Audit");
        return call.Cluster.Replication.Find(call.Get("id")).Job.ToJson().With("digest", call.Cluster.Replication.Digest);
    }

    private static object? Create(Call call)
    {
        Demand(call, "VM.Replicate");
        CheckSchedule(call);
        var (cluster, id, target) = (call.Cluster, call.Get("id"), call.Get("target"));
        // A node that is in no cluster knows no nodes, not even itself.
        if (cluster.IsStandalone || cluster.Nodes.Find(target) is null) throw PveError.Failed($"Target '{target}' does not exist.");
        if (!cluster.Guests.TryFind(Vmid(call), out var guest)) throw PveError.Failed($"Guest '{Vmid(call)}' does not exist.");
        if (guest.NodeName == target) throw PveError.Failed("Source and target must not be identical");
        foreach (var volume in SnapshotActions.Disks(guest).Where(disk => !disk.Value.Split(',').Contains("replicate=0")).Select(disk => disk.Value.Split(',')[0]))
        {
            if (cluster.Storages.Find(volume[..volume.IndexOf(':')]).Type != "zfspool") throw PveError.Failed($"missing replicate feature on volume '{volume}'");
        }
        cluster.DemandLock(File);
        if (cluster.Replication.All.Any(entry => entry.Job.Id == id)) throw PveError.Failed($"replication job '{id}' already exists");
        if (cluster.Replication.All.Any(entry => entry.Job.Vmid == guest.Vmid && entry.Job.Target == target)) throw PveError.Failed($"replication job for guest '{guest.Vmid}' to target '{target}' already exists");
        var job = cluster.Replication.Add(new ReplicationJob(id, guest.NodeName, target, call.Now));
        foreach (var (option, value) in Options(call)) job.Options[option] = value;
        return null;
    }

    private static object? Update(Call call)
    {
        Demand(call, "VM.Replicate");
        CheckSchedule(call);
        call.Cluster.DemandLock(File);
        var (job, _) = call.Cluster.Replication.Find(call.Get("id"));
        ConfigDigest.Demand(call.Cluster.Replication.Digest, call["digest"]);
        foreach (var option in HaRule.Split(call["delete"])) job.Options.Remove(option);
        foreach (var (option, value) in Options(call)) job.Options[option] = value;
        return null;
    }

    /// <summary>The job is marked, and gone once its node has cleaned up.</summary>
    private static object? Delete(Call call)
    {
        Demand(call, "VM.Replicate");
        call.Cluster.DemandLock(File);
        var (cluster, (job, _)) = (call.Cluster, call.Cluster.Replication.Find(call.Get("id")));
        if (call.Flag("force") || cluster.Options.InstantTasks)
        {
            cluster.Replication.Remove(job.Id);
            return null;
        }
        job.Options["remove_job"] = call.Flag("keep") ? "local" : "full";
        cluster.Schedule.At(call.Now + cluster.Options.TaskDuration * 2, () => cluster.Replication.Remove(job.Id));
        return null;
    }

    private static int Vmid(Call call) => int.Parse(call.Get("id").Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static void Demand(Call call, string privilege) => call.Demand($"/vms/{Vmid(call)}", privilege);

    private static void CheckSchedule(Call call)
    {
        if (call["schedule"] is { } schedule && !SimulatedReplication.IsSchedule(schedule)) throw PveError.Invalid("schedule", $"invalid format - unable to parse calendar event '{schedule}'\n");
    }

    private static IEnumerable<KeyValuePair<string, string>> Options(Call call) => call.Arguments.Where(argument => !Control.Contains(argument.Key));
}
