using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

/// <summary>A task is asked for at the node that runs it; its UPID names the node.</summary>
public static class TasksClient
{
    public static Task<PveTaskStatus> GetTaskStatus(this PveClient pve, Upid upid, bool background = false, CancellationToken cancellation = default) =>
        pve.Get<PveTaskStatus>(TaskRequests.Status(upid).InBackground(background), cancellation);

    /// <param name="start">Lines to leave out.</param>
    /// <param name="limit">Proxmox sends 50 where it isn't told; 0 for all.</param>
    public static async Task<PveTaskLog> GetTaskLog(this PveClient pve, Upid upid, int? start = null, int? limit = null, CancellationToken cancellation = default) =>
        Lines(await pve.GetRaw(TaskRequests.Log(upid, start, limit), cancellation));

    /// <summary>Tasks that run on a node or ran there.</summary>
    public static async Task<PveTaskPage> GetNodeTasks(
        this PveClient pve, string node, PveTaskFilter filter, bool background = false, CancellationToken cancellation = default)
    {
        var request = TaskRequests.OfNode(
            node, filter.Start, filter.Limit, filter.Vmid, filter.Type, filter.User, filter.Errors, filter.Status, filter.Since?.ToUnixTimeSeconds(), filter.Until?.ToUnixTimeSeconds());
        var response = await pve.GetRaw(request.InBackground(background), cancellation);
        var tasks = response.Read<ImmutableArray<PveTask>>();
        return new(response.Total ?? tasks.Length, tasks);
    }

    internal static PveTaskLog Lines(PveResponse response)
    {
        var lines = response.Read<ImmutableArray<PveLogLine>>();
        return new(response.Total ?? lines.Length, lines);
    }
}
