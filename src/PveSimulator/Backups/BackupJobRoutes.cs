using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class BackupJobRoutes
{
    private static readonly string[] RootOnly = ["dumpdir", "script", "tmpdir"];

    public static void MapBackupJobs(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        var modify = Permissions.On("/", "Sys.Modify");
        routes.Get("/cluster/backup", ParameterSet.None, audit, List);
        routes.Post("/cluster/backup", BackupJobParameters.Create, modify, Create);
        routes.Get("/cluster/backup/{id}", BackupJobParameters.Job, audit, call => ToJson(call.Get("id"), Find(call)));
        routes.Put("/cluster/backup/{id}", BackupJobParameters.Update, modify, Update);
        routes.Delete("/cluster/backup/{id}", BackupJobParameters.Job, modify, Delete);
        routes.Get("/cluster/backup/{id}/included_volumes", BackupJobParameters.Job, audit, Included);
        routes.Get("/cluster/backup-info", ParameterSet.None, Permissions.Root, _ => Index.Of("subdir", "not-backed-up"));
        routes.Get("/cluster/backup-info/not-backed-up", ParameterSet.None, audit, Uncovered);
        routes.Get("/cluster/jobs", ParameterSet.None, Permissions.All, _ => Index.Of("subdir", "realm-sync", "schedule-analyze"));
        routes.Get("/cluster/jobs/realm-sync", ParameterSet.None, audit, _ => Array.Empty<Json>());
        routes.Get("/cluster/jobs/schedule-analyze", BackupJobParameters.Analyze, Permissions.All, Analyze);
    }

    private static ConfigSection Find(Call call) => call.Cluster.BackupJobs.Find(call.Get("id")) ?? throw PveError.Invalid("id", $"No such job '{call["id"]}'");

    private static IEnumerable<Json> List(Call call) => call.Cluster.BackupJobs.Sections.Select(job => ToJson(job.Key, job.Value)
        .With("next-run", CalendarEvent.Parse(job.Value.Options.GetValueOrDefault("schedule", ""))?.Next(call.Now)?.ToUnixTimeSeconds()));

    private static Json ToJson(string id, ConfigSection job)
    {
        var json = job.ToJson(BackupJobParameters.Create);
        json["id"] = id;
        json["type"] = "vzdump";
        foreach (var key in new[] { "prune-backups", "performance", "fleecing" })
        {
            if (job.Options.TryGetValue(key, out var text)) json[key] = PropertyString.Parse(key, BackupJobParameters.Create.Find(key)!.Properties!, text).Entries.ToDictionary(entry => entry.Key, entry => (object?)entry.Value);
        }
        return json;
    }

    private static object? Create(Call call)
    {
        var jobs = call.Cluster.BackupJobs;
        var id = call["id"] ?? new Guid(Convert.FromHexString(call.Cluster.Secret($"job {call.Now.Ticks} {jobs.Sections.Count}")[..32])).ToString();
        DemandRoot(call);
        call.Cluster.DemandLock("file-jobs_cfg");
        if (jobs.Find(id) is not null) throw PveError.Invalid("id", $"Job '{id}' already exists\n");
        var job = new ConfigSection("vzdump");
        job.Update(call);
        Complete(job);
        jobs.Sections[id] = job;
        return null;
    }

    private static object? Update(Call call)
    {
        DemandRoot(call);
        call.Cluster.DemandLock("file-jobs_cfg");
        var job = Find(call);
        // Choosing other guests replaces the choice before.
        if (call.Has("all") || call.Has("pool") || call.Has("vmid")) foreach (var key in new[] { "all", "pool", "vmid" }) job.Options.Remove(key);
        job.Update(call);
        Complete(job);
        return null;
    }

    private static object? Delete(Call call)
    {
        call.Cluster.DemandLock("file-jobs_cfg");
        Find(call);
        call.Cluster.BackupJobs.Sections.Remove(call.Get("id"));
        return null;
    }

    private static void DemandRoot(Call call)
    {
        if (call.Caller is { UserId: AccessState.Root, TokenId: null }) return;
        if (Array.Find(RootOnly, call.Has) is { } key) throw PveError.Invalid(key, "Only root may set this option.");
    }

    private static void Complete(ConfigSection job)
    {
        var options = job.Options;
        if (!options.ContainsKey("all") && !options.ContainsKey("pool") && !options.ContainsKey("vmid")) throw PveError.Invalid("vmid", "property is missing");
        if (options.GetValueOrDefault("all") == "1" && options.ContainsKey("vmid")) throw PveError.Invalid("all", "option conflicts with option 'vmid'");
        if (options.Remove("starttime", out var time)) options["schedule"] = $"{(options.Remove("dow", out var days) ? days + " " : "")}{time}";
        options.TryAdd("enabled", "1");
    }

    private static Json Included(Call call) => new() { ["children"] = BackupJobs.Included(call.Cluster, Find(call)).Select(BackupJobs.ToTree) };

    private static IEnumerable<Json> Uncovered(Call call) => BackupJobs.Uncovered(call.Cluster).Where(guest => call.May($"/vms/{guest.Vmid}", "VM.Audit"))
        .Select(guest => new Json { ["vmid"] = guest.Vmid, ["type"] = guest.Type, ["name"] = guest.Name });

    private static IEnumerable<Json> Analyze(Call call)
    {
        var calendar = CalendarEvent.Parse(call.Get("schedule"))!;
        var at = call.Has("starttime") ? DateTimeOffset.FromUnixTimeSeconds(call.Long("starttime", 0)) : call.Now;
        for (var n = 0; n < call.Int("iterations", 10) && calendar.Next(at) is { } next; n++)
        {
            at = next;
            yield return new Json { ["timestamp"] = at.ToUnixTimeSeconds(), ["utc"] = $"{at.ToString("ddd MMM", CultureInfo.InvariantCulture)} {at.Day,2} {at.ToString("HH:mm:ss yyyy", CultureInfo.InvariantCulture)}" };
        }
    }
}
