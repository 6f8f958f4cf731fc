using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hypervisor.Grains;

/// <summary>Traces and metrics of the grains, under the name <c>Hypervisor.Grains</c>.</summary>
internal static class GrainTelemetry
{
    public const string Name = "Hypervisor.Grains";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> SyncDuration = Meter.CreateHistogram<double>("hypervisor.controller.sync.duration", "s", "How long reading a cluster took");

    public static void SyncFinished(string outcome, TimeSpan duration) =>
        SyncDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
}
