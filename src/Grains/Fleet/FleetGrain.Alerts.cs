using System.Collections.Immutable;
using System.Globalization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Each controller has its alerts; here they are asked for and put together.</summary>
internal sealed partial class FleetGrain : IFleetAlerts
{
    /// <summary>Alerts are answered from memory; this is for a controller whose silo just died.</summary>
    private static readonly TimeSpan AlertPatience = TimeSpan.FromSeconds(2);

    public async Task<AlertPage> Alerts(Caller caller, AlertQuery query)
    {
        new FieldErrors()
            .Require(query.Offset >= 0, "offset", "The offset is 0 or more.")
            .Require(query.Limit is >= 1 and <= 1000, "limit", "The limit is 1 to 1000.")
            .Require(query.Q is not { Length: > 200 }, "q", "At most 200 characters.")
            .ThrowIfAny();

        var gaps = new List<ClusterGap>();
        var entries = await rows.Entries(caller, null);
        var active = await Ask(entries, gaps, controller => controller.ActiveAlerts());
        var asked = query.History ? await Ask(entries, gaps, controller => controller.EndedAlerts()) : active;
        var found = asked.Where(alert => IsAskedFor(alert, query)).ToArray();
        var sorted = query.History
            ? found.OrderByDescending(alert => alert.ClearedAt).ThenBy(alert => alert.Id)
            : found.OrderByDescending(alert => alert.Severity).ThenByDescending(alert => alert.RaisedAt).ThenBy(alert => alert.Id);
        var loud = active.Where(alert => alert.Mute is null).ToArray();
        return new AlertPage
        {
            Items = [.. sorted.Skip(query.Offset).Take(query.Limit)],
            Total = found.Length,
            Offset = query.Offset,
            Counts = new AlertCounts(loud.Length, loud.Count(alert => alert.Severity == AlertSeverity.Critical), loud.Count(alert => alert.AcknowledgedAt is null), active.Count - loud.Length),
            Gaps = [.. gaps.DistinctBy(gap => gap.ControllerId).OrderBy(gap => gap.ControllerName, StringComparer.OrdinalIgnoreCase)],
        };
    }

    public async Task<Alert> FindAlert(Caller caller, Guid alert) =>
        (await Ask(await rows.Entries(caller, null), [], controller => controller.ActiveAlerts())).FirstOrDefault(one => one.Id == alert)
        ?? throw FleetException.NotFound($"Alert {alert}");

    private async Task<IReadOnlyList<Alert>> Ask(IReadOnlyList<DirectoryEntry> entries, List<ClusterGap> gaps, Func<IControllerAlerts, Task<ImmutableArray<Alert>>> ask)
    {
        var answers = await Task.WhenAll(entries.Select(async entry =>
        {
            try
            {
                return await ask(GrainFactory.GetGrain<IControllerAlerts>(GrainKeys.Controller(entry.ControllerId))).WaitAsync(AlertPatience, time);
            }
            catch (FleetException gone) when (gone.Failure == Failure.NotFound)
            {
                // The directory is told last when a controller goes.
                return [];
            }
            catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
            {
                gaps.Add(new ClusterGap(entry.ControllerId, entry.Name, "The silo that serves this cluster does not answer; another one takes over."));
                return [];
            }
        }));
        return [.. answers.SelectMany(answer => answer)];
    }

    private static bool IsAskedFor(Alert alert, AlertQuery query) =>
        (query.Kinds.IsEmpty || query.Kinds.Contains(alert.Kind))
        && (query.Severities.IsEmpty || query.Severities.Contains(alert.Severity))
        && (query.SiteId is not { } site || alert.SiteId == site)
        && (query.ControllerId is not { } controller || alert.ControllerId == controller)
        && (query.Muted is not { } muted || (alert.Mute is not null) == muted)
        && (query.Acknowledged is not { } acknowledged || (alert.AcknowledgedAt is not null) == acknowledged)
        && (string.IsNullOrWhiteSpace(query.Q) || Names(alert).Any(name => name.Contains(query.Q.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Names(Alert alert) =>
        [alert.ControllerName, alert.Object.Name, alert.Object.Node ?? "", alert.Object.Vmid?.ToString(CultureInfo.InvariantCulture) ?? ""];
}
