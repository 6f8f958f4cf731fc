namespace Hypervisor.PveSimulator;

/// <summary>How the jobs go whose guests are on a node.</summary>
internal static class NodeReplicationRoutes
{
    private const string Path = "/nodes/{node}/replication";

    public static void MapNodeReplication(this RouteTable routes)
    {
        routes.Get(Path, ReplicationParameters.OfNode, Permissions.All, List);
        routes.Add(new("GET", Path + "/{id}", ReplicationParameters.JobOfNode, Permissions.All, _ => Index.Of("name", "schedule_now", "log", "status")) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/{id}/status", ReplicationParameters.JobOfNode, Permissions.All, call => ToJson(call, Find(call, "VM.Audit")));
        routes.Get(Path + "/{id}/log", ReplicationParameters.Log, Permissions.All, Log);
        routes.Post(Path + "/{id}/schedule_now", ReplicationParameters.JobOfNode, Permissions.All, RunNow);
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Replication.All
        .Where(entry => entry.Guest.Node == call.Node && (call["guest"] is null || entry.Job.Vmid == call.Int("guest", 0)) && call.May($"/vms/{entry.Job.Vmid}", "VM.Audit"))
        .Select(entry => ToJson(call, entry));

    private static (ReplicationJob Job, SimulatedGuest Guest) Find(Call call, string privilege)
    {
        var id = call.Get("id");
        call.Demand($"/vms/{id.Split('-')[0]}", privilege);
        var found = call.Cluster.Replication.Find(id);
        return found.Guest.Node == call.Node ? found : throw SimulatedReplication.Missing(id);
    }

    private static Json ToJson(Call call, (ReplicationJob Job, SimulatedGuest Guest) entry)
    {
        var json = entry.Job.ToJson();
        json["schedule"] = entry.Job.Options.GetValueOrDefault("schedule", ReplicationJob.DefaultSchedule);
        json["vmtype"] = entry.Guest.Type;
        call.Cluster.Replication.StateOf(entry.Job).AddTo(json);
        return json;
    }

    private static IEnumerable<Json> Log(Call call)
    {
        var (job, guest) = Find(call, "VM.Audit");
        var lines = call.Cluster.Replication.StateOf(job).Log(job, guest).DefaultIfEmpty("no content").Select((text, index) => new Json { ["n"] = index + 1, ["t"] = text }).ToList();
        call.Beside["total"] = lines.Count;
        return lines.Skip(call.Int("start", 0)).Take(call.Int("limit", 50) is > 0 and var limit ? limit : int.MaxValue);
    }

    private static object? RunNow(Call call)
    {
        var (job, _) = Find(call, "VM.Replicate");
        var state = call.Cluster.Replication.StateOf(job);
        if (job.Failure is { } failure) job.Failure = (call.Now, failure.Error, state.FailCount + 1);
        else job.ForcedAt = call.Now;
        return null;
    }
}
