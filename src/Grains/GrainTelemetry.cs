using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

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

    private static readonly UpDownCounter<long> Controllers = Meter.CreateUpDownCounter<long>("hypervisor.controllers", "{controller}", "Controllers that this silo serves, by status");

    private static readonly Counter<long> Changes = Meter.CreateCounter<long>("hypervisor.changes", "{change}", "Changes that came to a status, by status");

    private static readonly UpDownCounter<long> Alerts = Meter.CreateUpDownCounter<long>("hypervisor.alerts", "{alert}", "Alerts that are raised, muted or not, of the controllers that this silo serves, by kind");

    public static void ControllerIs(ControllerStatus? before, ControllerStatus? now)
    {
        if (before == now)
        {
            return;
        }

        if (before is { } left)
        {
            Controllers.Add(-1, Status(left));
        }

        if (now is { } entered)
        {
            Controllers.Add(1, Status(entered));
        }
    }

    public static void AlertsAre(IReadOnlyDictionary<AlertKind, int> before, IReadOnlyDictionary<AlertKind, int> now)
    {
        foreach (var kind in before.Keys.Union(now.Keys))
        {
            var more = now.GetValueOrDefault(kind) - before.GetValueOrDefault(kind);
            if (more != 0)
            {
                Alerts.Add(more, Label("kind", kind));
            }
        }
    }

    public static void ChangeIs(ChangeStatus status) => Changes.Add(1, Status(status));

    public static void SyncFinished(string outcome, TimeSpan duration) =>
        SyncDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));

    private static KeyValuePair<string, object?> Status<T>(T status) where T : struct, Enum => Label("status", status);

    private static KeyValuePair<string, object?> Label<T>(string name, T value) where T : struct, Enum =>
        new(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
}
