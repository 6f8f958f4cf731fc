using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hypervisor.Proxmox;

/// <summary>Traces and metrics of all clients of this process.</summary>
public static class PveTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Hypervisor.Proxmox";

    private static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("pve.client.requests", "{request}", "Calls by outcome.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "pve.client.request.duration", "s", "Time of a call, with queueing and repeats.",
        advice: new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 75] });

    private static readonly UpDownCounter<long> OpenBreakers = Meter.CreateUpDownCounter<long>(
        "pve.client.breakers.open", "{breaker}", "Clusters that nothing is sent to for now.");

    internal static void Record(PveRequest request, string outcome, TimeSpan elapsed)
    {
        var tags = new TagList { { "outcome", outcome }, { "method", request.Method.Method } };
        Requests.Add(1, tags);
        Duration.Record(elapsed.TotalSeconds, tags);
    }

    internal static void BreakerChanged(bool isOpen) => OpenBreakers.Add(isOpen ? 1 : -1);
}
