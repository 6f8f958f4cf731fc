using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal static class ReplicationAnswers
{
    private static readonly string[] StateNames = ["last_sync", "last_try", "next_sync", "duration", "fail_count", "error", "pid"];

    /// <summary>The jobs as configured with their state, by id. One without a state says why in <c>state_problem</c>.</summary>
    /// <param name="jobs">Each with the node that runs it, where that is known.</param>
    public static ClusterJson Join(IEnumerable<(JsonElement Job, string? Node)> jobs, IReadOnlyDictionary<string, NodeReplication> nodes)
    {
        var joined = new JsonArray();
        foreach (var (job, node) in jobs.Where(job => job.Job.ValueKind == JsonValueKind.Object).OrderBy(job => job.Job.Text("guest")?.PadLeft(10)).ThenBy(job => job.Job.Text("id"), StringComparer.Ordinal))
        {
            joined.Add(WithState(job, node is null ? null : nodes.GetValueOrDefault(node)));
        }

        return ClusterJson.From(JsonSerializer.SerializeToElement(joined));
    }

    private static JsonObject WithState(JsonElement job, NodeReplication? node)
    {
        var joined = JsonObject.Create(job)!;
        var state = node?.Jobs.FirstOrDefault(state => state.Text("id") == job.Text("id"));
        if (state is not { ValueKind: JsonValueKind.Object } known)
        {
            joined["state_problem"] = node is null ? "It is not known which node runs the job." : node.Problem ?? $"Node '{node.Node}' says nothing of the job.";
            return joined;
        }

        foreach (var name in StateNames.Where(name => known.TryGetProperty(name, out _)))
        {
            joined[name] = JsonNode.Parse(known.GetProperty(name).GetRawText());
        }

        return joined;
    }
}
