using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hypervisor.Proxmox.Tests;

public sealed class PveTelemetryTests : PveTest
{
    [Fact]
    public async Task Traces_and_counts_calls_by_outcome()
    {
        var names = new ConcurrentQueue<string>();
        var outcomes = new ConcurrentQueue<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Hypervisor.Proxmox",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => names.Enqueue($"{activity.DisplayName} {activity.Status}"),
        };
        ActivitySource.AddActivityListener(traces);
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Hypervisor.Proxmox")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => outcomes.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}".Trim()));
        metrics.Start();
        Server.Answer = (http, _, n) => n == 0 ? PveServer.Data(http, "1") : PveServer.Fail(http, 403, "no");
        var pve = Client();

        await pve.GetRaw(PveRequest.Get($"/nodes/{"telemetry"}/tasks"));
        await Fails(pve.GetRaw(PveRequest.Get($"/nodes/{"telemetry"}/tasks")));

        // Other tests run beside this one.
        names.ShouldContain("GET /nodes/{0}/tasks Unset");
        names.ShouldContain("GET /nodes/{0}/tasks Error");
        outcomes.ShouldContain("pve.client.requests ok GET");
        outcomes.ShouldContain("pve.client.requests Forbidden GET");
    }
}
