using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hypervisor.Grains;

/// <summary>Traces and metrics of the grains, under the name <c>Hypervisor.Grains</c>.</summary>
internal static class GrainTelemetry
{
    public const string Name = "Hypervisor.Grains";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> SyncDuration = Meter.CreateHistogram(
        "hypervisor.controller.sync.duration",
        "s",
        "How long reading a cluster took",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    public static void SyncFinished(string outcome, TimeSpan duration) =>
        SyncDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
}
