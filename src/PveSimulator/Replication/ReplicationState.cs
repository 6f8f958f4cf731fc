using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>How a job stands at some time: what its schedule and failures make of it.</summary>
internal sealed record ReplicationState(DateTimeOffset? LastSync, DateTimeOffset? LastTry, DateTimeOffset? NextSync, double Duration, int FailCount, string? Error)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);
    private const int LongestRetry = 6;

    public static ReplicationState Of(ReplicationJob job, DateTimeOffset now, Noise noise)
    {
        var until = job.Failure is { } failed && failed.Since < now ? failed.Since : now;
        var scheduled = job.IsDisabled ? null : job.Schedule.UpTo(until);
        if (scheduled < job.CreatedAt) scheduled = null;
        var last = job.ForcedAt > (scheduled ?? DateTimeOffset.MinValue) && job.ForcedAt <= until ? job.ForcedAt : scheduled;
        var duration = last is null ? 0 : Math.Round(1.5 + 9 * noise.Level((int)(last.Value.ToUnixTimeSeconds() / 60 % 9973)), 6);
        if (job.Failure is not { } failure) return new(last, last, job.Schedule.After(now), duration, 0, null);
        var (attempt, count) = (failure.Since, failure.Count);
        while (attempt + Retry(count) <= now) attempt += Retry(count++);
        return new(last, attempt, attempt + Retry(count), duration, count, failure.Error);
    }

    public void AddTo(Json json)
    {
        json["last_sync"] = LastSync?.ToUnixTimeSeconds() ?? 0;
        json["last_try"] = LastTry?.ToUnixTimeSeconds() ?? 0;
        json["fail_count"] = FailCount;
        if (NextSync is { } next) json["next_sync"] = next.ToUnixTimeSeconds();
        if (LastTry is not null) json["duration"] = Duration;
        if (Error is not null) json["error"] = Error;
    }

    public IEnumerable<string> Log(ReplicationJob job, SimulatedGuest guest)
    {
        if (LastTry is not { } start) yield break;
        var (begin, end) = (Stamp(start), Stamp(start.AddSeconds(Duration)));
        yield return $"{begin} {job.Id}: start replication job";
        yield return $"{begin} {job.Id}: guest => {guest.Kind} {guest.Vmid}, running => {(guest.IsRunning ? guest.Pid : 0)}";
        yield return $"{begin} {job.Id}: volumes => {string.Join(',', SnapshotActions.Disks(guest).Select(disk => disk.Value.Split(',')[0]))}";
        if (Error is not null)
        {
            yield return $"{end} {job.Id}: end replication job with error: {Error}";
            yield break;
        }
        yield return $"{begin} {job.Id}: create snapshot '__replicate_{job.Id}_{start.ToUnixTimeSeconds()}__'";
        yield return $"{begin} {job.Id}: using secure transmission, rate limit: {(job.Options.TryGetValue("rate", out var rate) ? $"{rate} MByte/s" : "none")}";
        yield return $"{end} {job.Id}: end replication job";
    }

    private static TimeSpan Retry(int failures) => FirstRetry * Math.Clamp(failures, 1, LongestRetry);

    private static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
