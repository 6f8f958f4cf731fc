using System.Text.Json;

namespace Hypervisor.Grains.Tests;

public sealed class ReplicationAnswersTests
{
    [Fact]
    public void Each_job_has_its_state_or_why_it_has_none()
    {
        var nodes = new Dictionary<string, NodeReplication>
        {
            ["pve1"] = new("pve1", [JsonElement.Parse("""{ "id": "100-0", "guest": 100, "last_sync": 7, "fail_count": 0, "vmtype": "qemu" }""")], null),
            ["pve3"] = new("pve3", [], "Node 'pve3' can't be reached"),
        };

        var jobs = Join([("""{ "id": "1000-0", "guest": 1000 }""", null), ("""{ "id": "200-0", "guest": 200 }""", "pve3"), ("""{ "id": "150-0", "guest": 150 }""", "pve1"), ("""{ "id": "100-0", "guest": 100, "comment": "c" }""", "pve1")], nodes);

        jobs.Select(job => job.GetProperty("id").GetString()).ShouldBe(["100-0", "150-0", "200-0", "1000-0"]);
        jobs[0].GetProperty("last_sync").GetInt32().ShouldBe(7);
        jobs[0].GetProperty("comment").GetString().ShouldBe("c");
        jobs[0].TryGetProperty("state_problem", out _).ShouldBeFalse();
        jobs[1].GetProperty("state_problem").GetString().ShouldBe("Node 'pve1' says nothing of the job.");
        jobs[2].GetProperty("state_problem").GetString().ShouldBe("Node 'pve3' can't be reached");
        jobs[3].GetProperty("state_problem").GetString().ShouldBe("It is not known which node runs the job.");
    }

    private static JsonElement[] Join(IEnumerable<(string Job, string? Node)> jobs, Dictionary<string, NodeReplication> nodes) =>
        [.. JsonElement.Parse(ReplicationAnswers.Join(jobs.Select(job => (JsonElement.Parse(job.Job), job.Node)), nodes).Utf8).EnumerateArray()];
}
