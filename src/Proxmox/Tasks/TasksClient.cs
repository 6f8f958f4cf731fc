using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

/// <summary>A task is asked for at the node that runs it; its UPID names the node.</summary>
public static class TasksClient
{
    public static Task<PveTaskStatus> GetTaskStatus(this PveClient pve, Upid upid, bool background = false, CancellationToken cancellation = default) =>
        pve.Get<PveTaskStatus>(TaskRequests.Status(upid).InBackground(background), cancellation);

    /// <param name="start">Lines to leave out.</param>
    /// <param name="limit">Proxmox sends 50 where it isn't told; 0 for all.</param>
    public static async Task<PveTaskLog> GetTaskLog(this PveClient pve, Upid upid, int? start = null, int? limit = null, CancellationToken cancellation = default)
    {
        var response = await pve.GetRaw(TaskRequests.Log(upid, start, limit), cancellation);
        var lines = response.Read<ImmutableArray<PveLogLine>>();
        return new(response.Total ?? lines.Length, lines);
    }
}
