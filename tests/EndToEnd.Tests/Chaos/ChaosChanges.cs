using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Snapshots of many guests, each asked for under a key until some silo has taken it in; a name is made once, so the cluster can be counted.</summary>
internal sealed class ChaosChanges(ChaosStage stage)
{
    private const int AtOnce = 4;

    private readonly List<Asked> all = [];

    public async Task<ChaosChanges> Ask(int count)
    {
        var random = new Random(stage.Seed);
        var guests = stage.Clusters.SelectMany(pair => pair.Value.Guests.All.Where(guest => !guest.IsTemplate && !guest.IsContainer).Select(guest => (Controller: pair.Key, Guest: guest))).ToArray();
        for (var i = 0; i < count; i++)
        {
            var (controller, guest) = guests[random.Next(guests.Length)];
            all.Add(new Asked(controller, guest, $"chaos{i:000}"));
        }

        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (asked, _) => asked.Change = await Until(asked));
        return this;
    }

    /// <summary>What became of each, and how often the cluster did it.</summary>
    public async Task<IReadOnlyList<Outcome>> Settle(TimeSpan within)
    {
        using var http = ChaosHttp.Client(stage.Living()[0], stage.Token, TimeSpan.FromSeconds(30));
        var deadline = TimeProvider.System.GetTimestamp();
        var outcomes = new List<Outcome>();
        foreach (var asked in all)
        {
            var (status, reason) = ("", "");
            while (status is not ("applied" or "failed" or "refused") && TimeProvider.System.GetElapsedTime(deadline) < within)
            {
                if (asked.Change is null)
                {
                    (status, reason) = ("refused", asked.Refusal ?? "");
                }
                else if (await ChaosHttp.Send(http, HttpMethod.Get, $"hypervisor/changes/{asked.Change}") is (200, var body))
                {
                    (status, reason) = (body.GetProperty("status").GetString()!, body.GetProperty("failure_reason").ToString());
                }

                if (status is not ("applied" or "failed" or "refused"))
                {
                    // What another process makes of a change is told to nobody here who could wait for it.
                    await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
                }
            }

            outcomes.Add(new Outcome(asked.Name, status, reason, await IsThere(asked) ? 1 : 0));
        }

        return outcomes;
    }

    /// <summary>Guests of which more or less was begun than their changes say.</summary>
    public IEnumerable<string> Miscounted(IReadOnlyList<Outcome> outcomes) => all.Zip(outcomes).GroupBy(pair => (pair.First.Controller, pair.First.Guest.Vmid)).Select(guest =>
    {
        var begun = stage.Clusters[guest.Key.Controller].TaskHistory.Count(task => task.Upid.Contains($":qmsnapshot:{guest.Key.Vmid}:", StringComparison.Ordinal));
        var applied = guest.Count(pair => pair.Second.Status == "applied");
        return begun == applied ? null : $"guest {guest.Key.Vmid}: {applied} changes are applied and {begun} tasks were begun ({string.Join(", ", guest.Select(pair => $"{pair.Second.Name} {pair.Second.Status} {pair.Second.Reason}"))})";
    }).OfType<string>();

    private async Task<bool> IsThere(Asked asked)
    {
        using var http = ChaosHttp.Client(stage.Living()[0], stage.Token, TimeSpan.FromSeconds(30));
        var read = await ChaosHttp.Send(http, HttpMethod.Get, $"hypervisor/controllers/{asked.Controller}/nodes/{asked.Guest.NodeName}/qemu/{asked.Guest.Vmid}/snapshots");
        return read is (200, var list) && list.EnumerateArray().Any(snapshot => snapshot.GetProperty("name").GetString() == asked.Name);
    }

    private async Task<Guid?> Until(Asked asked)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var living = stage.Living();
            using var http = ChaosHttp.Client(living[tries % living.Length], stage.Token, TimeSpan.FromSeconds(10));
            var path = $"hypervisor/controllers/{asked.Controller}/nodes/{asked.Guest.NodeName}/qemu/{asked.Guest.Vmid}/snapshots";
            switch (await ChaosHttp.Send(http, HttpMethod.Post, path, new { snapname = asked.Name }, $"{stage.Seed}-{asked.Name}"))
            {
                case (200 or 202, var body):
                    return body.GetProperty("change_id").GetGuid();
                case (409 or 422, var body) when body.TryGetProperty("change_id", out var id):
                    return id.GetGuid();
                case (>= 400 and < 500 and not (409 or 429), var body):
                    asked.Refusal = body.GetRawText();
                    return null;
                case ( >= 500, var body) when body.ValueKind == JsonValueKind.Object && body.TryGetProperty("change_id", out var failed):
                    return failed.GetGuid();
            }

            // As a client backs off while silos change places.
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }

        asked.Refusal = "no silo took it in";
        return null;
    }

    internal sealed record Outcome(string Name, string Status, string Reason, int Done);

    private sealed record Asked(Guid Controller, SimulatedGuest Guest, string Name)
    {
        public Guid? Change { get; set; }

        public string? Refusal { get; set; }
    }
}
