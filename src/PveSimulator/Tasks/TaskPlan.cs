namespace Hypervisor.PveSimulator;

/// <summary>What a task will do. An error thrown by the check or the work is how the task ends.</summary>
/// <param name="Type">As in the UPID: qmstart, vzdump, ...</param>
/// <param name="Id">What the task is about, often a vmid; may be empty.</param>
internal sealed record TaskPlan(string Type, string Id)
{
    /// <summary>Tasks of one guest run one after the other.</summary>
    public SimulatedGuest? Guest { get; init; }

    /// <summary>What PVE finds out right after the start.</summary>
    public Action? Check { get; init; }

    /// <summary>What changes when the task begins, such as the guest's lock.</summary>
    public Action? Begin { get; init; }

    /// <summary>What changes when the task ends well.</summary>
    public Action? Finish { get; init; }

    /// <summary>Undoes what Begin did, when the task is stopped or fails.</summary>
    public Action? Abandon { get; init; }

    /// <summary>The log without its last line, spread over the task's time.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>Longer than most: how many times the usual duration.</summary>
    public double Length { get; init; } = 1;

    /// <summary>Ends with this after its full duration instead of well.</summary>
    public string? Failure { get; init; }
}
