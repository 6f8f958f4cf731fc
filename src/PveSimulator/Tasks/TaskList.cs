using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>The tasks of one cluster, running and ended.</summary>
internal sealed class TaskList(SimulatedCluster cluster, bool areInstant, TimeSpan duration)
{
    /// <summary>PVE keeps its own index about this long; older tasks are forgotten.</summary>
    private const int Kept = 2000;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);
    private readonly LinkedList<SimulatedTask> _newestFirst = new();
    private readonly Dictionary<string, SimulatedTask> _byUpid = new(StringComparer.Ordinal);

    public IEnumerable<SimulatedTask> NewestFirst => _newestFirst;

    /// <summary>The task that is given out as the answer to a write.</summary>
    public string Start(Call call, TaskPlan plan) => Start(call.Node, call.Caller, plan).Upid;

    public SimulatedTask Start(SimulatedNode node, Caller caller, TaskPlan plan)
    {
        var now = cluster.Schedule.Now;
        var pid = node.NextPid();
        var processStart = (long)(now - node.BootedAt).TotalSeconds * 100 + pid % 100;
        var id = plan.Id.Replace(":", "%3A", StringComparison.Ordinal);
        var upid = string.Create(CultureInfo.InvariantCulture, $"UPID:{node.Name}:{pid:X8}:{processStart & 0xFFFFFFFF:X8}:{now.ToUnixTimeSeconds():X8}:{plan.Type}:{id}:{caller.AuthId}:");
        var task = new SimulatedTask(upid, node.Name, plan, caller, pid, processStart, now);
        _newestFirst.AddFirst(task);
        _byUpid[upid] = task;
        cluster.Log.Add(node, caller.AuthId, "pvedaemon", $"starting task {upid}");
        Queue(task);
        Trim();
        cluster.Schedule.Settle();
        return task;
    }

    /// <summary>A task of the past; they are told from the oldest on.</summary>
    public void Remember(SimulatedNode node, Caller caller, TaskPlan plan, DateTimeOffset start, DateTimeOffset end)
    {
        var pid = node.NextPid();
        var processStart = Math.Max(0, (long)(start - node.BootedAt).TotalSeconds) * 100 + pid % 100;
        var upid = string.Create(CultureInfo.InvariantCulture, $"UPID:{node.Name}:{pid:X8}:{processStart & 0xFFFFFFFF:X8}:{start.ToUnixTimeSeconds():X8}:{plan.Type}:{plan.Id}:{caller.AuthId}:");
        var task = new SimulatedTask(upid, node.Name, plan, caller, pid, processStart, start) { End = end, ExitStatus = plan.Failure ?? "OK" };
        for (var i = 0; i < plan.Log.Count; i++) task.Log.Add((start + (end - start) * i / plan.Log.Count, plan.Log[i]));
        task.Log.Add((end, plan.Failure is null ? "TASK OK" : $"TASK ERROR: {plan.Failure}"));
        _newestFirst.AddFirst(task);
        _byUpid[upid] = task;
        cluster.Log.Add(node, caller.AuthId, "pvedaemon", $"starting task {upid}", start);
        cluster.Log.Add(node, caller.AuthId, "pvedaemon", $"end task {upid}: {task.ExitStatus}", end);
        Trim();
    }

    public SimulatedTask? Find(string upid) => _byUpid.GetValueOrDefault(upid);

    public void Stop(SimulatedTask task)
    {
        if (task.IsRunning) End(task, "received interrupt");
    }

    private void Queue(SimulatedTask task)
    {
        var now = task.Start;
        var free = task.Plan.Guest?.BusyUntil ?? now;
        if (free <= now)
        {
            Run(task);
            return;
        }
        task.Log.Add((now, "trying to acquire lock..."));
        if (free - now > LockTimeout && task.Plan.Guest is { } guest)
        {
            var file = guest.IsContainer ? $"/run/lock/lxc/pve-config-{guest.Vmid}.lock" : $"/var/lock/qemu-server/lock-{guest.Vmid}.conf";
            cluster.Schedule.At(now + LockTimeout, () => End(task, $"can't lock file '{file}' - got timeout"));
            return;
        }
        cluster.Schedule.At(free, () =>
        {
            task.Log.Add((free, " OK"));
            Run(task);
        });
    }

    private void Run(SimulatedTask task)
    {
        if (!task.IsRunning) return;
        var now = cluster.Schedule.Now;
        var takes = areInstant ? TimeSpan.Zero : duration * task.Plan.Length;
        var failure = cluster.Faults.TakeTaskFailure() ?? task.Plan.Failure;
        try
        {
            task.Plan.Check?.Invoke();
            task.Plan.Begin?.Invoke();
        }
        catch (PveError error)
        {
            End(task, error.Message);
            return;
        }
        task.HasBegun = true;
        for (var i = 0; i < task.Plan.Log.Count; i++) task.Log.Add((now + takes * i / task.Plan.Log.Count, task.Plan.Log[i]));
        if (task.Plan.Guest is { } guest) guest.BusyUntil = now + takes;
        cluster.Schedule.At(now + takes, () => Complete(task, failure));
    }

    private void Complete(SimulatedTask task, string? failure)
    {
        if (!task.IsRunning) return;
        try
        {
            if (failure is null) task.Plan.Finish?.Invoke();
            End(task, failure);
        }
        catch (PveError error)
        {
            End(task, error.Message);
        }
    }

    private void End(SimulatedTask task, string? error)
    {
        var now = cluster.Schedule.Now;
        if (error is not null && task.HasBegun) task.Plan.Abandon?.Invoke();
        if (task.Plan.Guest is { } guest && task.HasBegun && guest.BusyUntil > now) guest.BusyUntil = now;
        task.Log.RemoveAll(line => line.At > now);
        task.Log.Add((now, error is null ? "TASK OK" : $"TASK ERROR: {error}"));
        task.ExitStatus = error ?? "OK";
        task.End = now;
        if (cluster.Nodes.Find(task.Node) is { } node) cluster.Log.Add(node, task.Caller.AuthId, "pvedaemon", $"end task {task.Upid}: {task.ExitStatus}");
    }

    private void Trim()
    {
        while (_newestFirst.Count > Kept && _newestFirst.Last is { Value.IsRunning: false } oldest)
        {
            _byUpid.Remove(oldest.Value.Upid);
            _newestFirst.RemoveLast();
        }
    }
}
