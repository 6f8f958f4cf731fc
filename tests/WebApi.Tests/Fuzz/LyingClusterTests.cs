using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Fuzzing;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>
/// A silo with an honest cluster and one that lies. What can't be the truth is never taken for it: the last inventory stays, stale and with the
/// reason. The honest cluster and the views of the fleet notice nothing. <c>FUZZ_REQUESTS</c> and <c>FUZZ_SEED</c> make it longer or another one.
/// </summary>
[Collection(Alone.Name)]
public sealed class LyingClusterTests
{
    private const int Usual = 300;
    private const int MaxShown = 30;

    private static readonly Lie NoOtherNodes = new("no other nodes", (_, _) => [new HttpAnswer(500, "not here", "application/json", "{\"data\":null}"u8.ToArray()).ToBytes()]);

    private readonly List<string> problems = [];
    private HttpClient admin = null!;

    [Fact]
    public async Task What_a_cluster_says_wrongly_stays_its_own_affair()
    {
        var settings = FuzzSettings.Read(Usual);
        var logs = new RecordedLogs(Microsoft.Extensions.Logging.LogLevel.Error, line => !line.Contains("Thread Pool execution stalled", StringComparison.Ordinal));   // the clock jumps here
        await using var clusters = await SimulatedClusters.Start(clusters: 2, nodes: 3, guests: 10, logs: logs, settings: [(Grains.ClusterLimits.RequestsKey, "100000")]);
        admin = clusters.Admin;
        await using var proxy = LyingProxy.Before(clusters.Fleet.Clusters[0]);
        proxy.Liar = (_, path) => path.Contains("/config/join", StringComparison.Ordinal) ? (NoOtherNodes, new Random(0)) : null;
        var liar = await Register(clusters, proxy);
        var honest = await clusters.Register(clusters.Fleet.Clusters[1]);
        var routes = Routes(clusters, liar);
        var truth = await Guests(honest);
        var known = await Guests(liar);
        known.ShouldNotBeEmpty();
        for (var i = 0; i < settings.Requests; i++)
        {
            var random = settings.Of(i);
            var lie = random.Any(Lies.All);
            var where = $"FUZZ_SEED={settings.Seed}, request {i}, {lie}";
            var aim = random.Any((string[])["/cluster/resources", "/cluster/status", "/cluster/tasks", "/version", "/"]);
            proxy.Liar = (_, path) => path.Contains("/config/join", StringComparison.Ordinal) ? (NoOtherNodes, random) : path.Contains(aim, StringComparison.Ordinal) ? (lie, random) : null;
            if (i % 3 == 0)
            {
                known = await Sync(clusters, liar, known, lie, aim, where);
            }
            else
            {
                await Read(random.Any(routes), where);
            }

            if ((await Guests(honest)).SequenceEqual(truth) is false || await IsStale(honest))
            {
                problems.Add($"{where}: the honest cluster is told otherwise");
            }

            clusters.App.Clock.Advance(TimeSpan.FromSeconds(61));   // the breaker tries again
            admin = i % 10 == 9 ? await clusters.App.Admin() : admin;
        }

        problems.ShouldBeEmpty(string.Join("\n", problems.Take(MaxShown)));
        logs.Lines.ShouldBeEmpty();
        proxy.Liar = null;
        await clusters.Sync(liar, admin);
        (await admin.Read($"controllers/{liar}")).Text("status").ShouldBe("online");
        (await Guests(liar)).Count.ShouldBe(10);
    }

    private async Task<Guid> Register(SimulatedClusters clusters, LyingProxy proxy)
    {
        var registration = SimulatedClusters.Registration(clusters.Fleet.Clusters[0]);
        registration["host"] = "127.0.0.1";
        registration["port"] = proxy.Port;
        registration["tls_fingerprint"] = proxy.Fingerprint;
        var id = (await (await admin.PostAsJsonAsync("controllers", registration)).Json(System.Net.HttpStatusCode.Created)).Id();
        await clusters.Sync(id, admin);
        return id;
    }

    private static IReadOnlyList<ReadRoute> Routes(SimulatedClusters clusters, Guid controller)
    {
        var machine = clusters.Fleet.Clusters[0].Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var container = clusters.Fleet.Clusters[0].Guests.All.First(guest => guest.IsContainer);
        var values = new Dictionary<string, string> { ["upid"] = "UPID:pve1:000003F1:00041D2A:6B037D0A:qmstart:100:root@pam!hypervisor:", ["replication_id"] = $"{machine.Vmid}-0", ["pid"] = "1" };
        return ReadRoute.All(clusters.App, controller, machine.NodeName, machine.Vmid, container.Vmid, values);
    }

    private async Task<List<string>> Sync(SimulatedClusters clusters, Guid liar, List<string> known, Lie lie, string aim, string where)
    {
        var report = await clusters.Sync(liar, admin);
        var controller = await admin.Read($"controllers/{liar}");
        var guests = await Guests(liar);
        if (report.Text("status") == "completed")
        {
            if (Lies.Plain.Contains(lie) && aim is not "/version")
            {
                problems.Add($"{where}: was taken for the truth");
            }

            return guests;
        }

        if (controller.Text("status") == "online" || string.IsNullOrWhiteSpace(controller.GetProperty("status_reason").GetString()))
        {
            problems.Add($"{where}: failed, and the controller is {controller.Text("status")}: {controller.GetProperty("status_reason")}");
        }

        if (!guests.SequenceEqual(known) || !await IsStale(liar))
        {
            problems.Add($"{where}: failed, and the inventory is not the last one, or not stale");
        }

        var fleet = await admin.Read("hypervisor/fleet/dashboard");
        if (fleet.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{where}: the fleet's dashboard is gone");
        }

        return known;
    }

    private async Task Read(ReadRoute route, string where)
    {
        using var answer = await route.Send(admin).WaitAsync(AnswerRules.Bound);
        var body = await answer.Content.ReadAsStringAsync();
        var request = new FuzzRequest(0, route.Method.Method, $"/api/v1/{route.Path}", [], null, null);
        if (AnswerRules.Problem(request, answer, body, []) is { } problem)
        {
            problems.Add($"{where}: {problem} at {route}\n{body[..Math.Min(400, body.Length)]}");
        }
    }

    private async Task<List<string>> Guests(Guid controller) =>
        [.. (await admin.Read($"hypervisor/fleet/guests?controller_id={controller}&limit=1000")).GetProperty("items").EnumerateArray().Select(guest => $"{guest.GetProperty("vmid")} {guest.Text("name")} {guest.Text("node")}").Order(StringComparer.Ordinal)];

    private async Task<bool> IsStale(Guid controller) =>
        (await admin.Read($"hypervisor/fleet/guests?controller_id={controller}&limit=1000")).GetProperty("items").EnumerateArray().All(guest => guest.GetProperty("stale").GetBoolean());
}
