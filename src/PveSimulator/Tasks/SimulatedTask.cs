namespace Hypervisor.PveSimulator;

internal sealed class SimulatedTask(string upid, string node, TaskPlan plan, Caller caller, int pid, long processStart, DateTimeOffset start)
{
    public string Upid => upid;
    public string Node => node;
    public TaskPlan Plan => plan;
    public Caller Caller => caller;
    public int Pid => pid;
    public DateTimeOffset Start => start;
    public DateTimeOffset? End { get; set; }
    public string? ExitStatus { get; set; }
    public List<(DateTimeOffset At, string Text)> Log { get; } = [];
    public bool HasBegun { get; set; }
    public bool IsRunning => End is null;

    public Json ToStatus() => new Json
    {
        ["upid"] = upid, ["node"] = node, ["pid"] = pid, ["pstart"] = processStart, ["starttime"] = start.ToUnixTimeSeconds(),
        ["type"] = plan.Type, ["id"] = plan.Id, ["user"] = caller.UserId, ["status"] = IsRunning ? "running" : "stopped",
    }.With("tokenid", caller.TokenId).With("exitstatus", ExitStatus);

    /// <summary>As in the list of the cluster.</summary>
    public Json ToClusterEntry() => Common().With("tokenid", caller.TokenId).With("saved", IsRunning ? null : "1");

    /// <summary>As in the list of the node.</summary>
    public Json ToNodeEntry() => Common().With("pstart", processStart).With("pid", pid).With("tokenid", caller.TokenId);

    /// <summary>As among the active ones, where the user keeps the token's name.</summary>
    public Json ToActiveEntry()
    {
        var entry = Common();
        entry["pstart"] = processStart;
        entry["pid"] = pid;
        entry["user"] = caller.AuthId;
        entry["saved"] = IsRunning ? "0" : "1";
        entry["status"] = IsRunning ? "RUNNING" : ExitStatus;
        return entry;
    }

    private Json Common()
    {
        var entry = new Json { ["upid"] = upid, ["node"] = node, ["starttime"] = start.ToUnixTimeSeconds(), ["type"] = plan.Type, ["id"] = plan.Id, ["user"] = caller.UserId };
        if (IsRunning) entry["pid"] = pid;
        return entry.With("endtime", End?.ToUnixTimeSeconds()).With("status", ExitStatus);
    }
}
