using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

public sealed class TracingTests
{
    [Fact]
    public async Task One_trace_leads_from_the_request_over_the_grains_to_the_call_of_the_cluster()
    {
        await using var receiver = await OtlpReceiver.Start();
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4 });
        await using var silo = await SiloProcess.StartReady(environment: new Dictionary<string, string>(Api.Environment)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        });
        using var api = await Api.SignIn(silo.Url);
        var controller = await api.Register(fleet.Clusters[0]);
        await api.Get($"hypervisor/controllers/{controller}/nodes/{fleet.Clusters[0].Nodes.All[0].Name}/services");

        var trace = await Until(receiver, spans => spans.FirstOrDefault(span => span.Scope == "Hypervisor.Proxmox" && Ancestry(span, spans).Any(above => above.Scope == "Microsoft.AspNetCore") && span.Name.Contains("services", StringComparison.Ordinal)));

        var above = Ancestry(trace, [.. receiver.Spans]).ToArray();
        above.Select(span => span.Trace).Distinct().ShouldHaveSingleItem();
        above.ShouldContain(span => span.Scope.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));
        above[^1].Scope.ShouldBe("Microsoft.AspNetCore");
        above[^1].Name.ShouldContain("/services");
    }

    private static IEnumerable<ReceivedSpan> Ancestry(ReceivedSpan span, IReadOnlyCollection<ReceivedSpan> all)
    {
        for (var at = span; at is not null; at = all.FirstOrDefault(other => other.Trace == at.Trace && other.Id == at.Parent))
        {
            yield return at;
        }
    }

    private static async Task<ReceivedSpan> Until(OtlpReceiver receiver, Func<IReadOnlyCollection<ReceivedSpan>, ReceivedSpan?> find)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            if (find([.. receiver.Spans]) is { } found)
            {
                return found;
            }

            try
            {
                await beat.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(string.Join('\n', receiver.Spans.Select(span => $"{span.Trace[..6]} {span.Scope} {span.Name} ({span.Id} < {span.Parent})")));
            }
        }
    }
}
