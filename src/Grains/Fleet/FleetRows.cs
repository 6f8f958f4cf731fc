using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>The newest rows of every controller that this silo was asked for. A controller that doesn't answer in time is answered for from here, as stale.</summary>
internal sealed partial class FleetRows(IGrainFactory grains, TimeProvider time, ILogger<FleetRows> log)
{
    /// <summary>A healthy controller answers from memory in well under a millisecond; this is for one whose silo just died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, InventoryRows> known = new();

    public async Task<IReadOnlyList<InventoryRows>> Read(Caller caller, Guid? site)
    {
        var entries = await Entries(caller, site);
        var rows = await Task.WhenAll(entries.Select(Read));
        return [.. rows.OfType<InventoryRows>()];
    }

    public async Task<ImmutableArray<Controller>> Controllers(Caller caller, Guid? site)
    {
        var entries = await Entries(caller, site);
        var controllers = await Task.WhenAll(entries.Select(async entry =>
        {
            try
            {
                return await Grain(entry).Describe().WaitAsync(Patience, time);
            }
            catch (FleetException gone) when (gone.Failure == Failure.NotFound)
            {
                return null;
            }
        }));
        return [.. controllers.OfType<Controller>().OrderBy(controller => controller.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<InventoryRows?> Read(DirectoryEntry entry)
    {
        var last = known.GetValueOrDefault(entry.ControllerId);
        try
        {
            var newer = await grains.GetGrain<IControllerInventory>(GrainKeys.Controller(entry.ControllerId)).Rows(last?.Version).WaitAsync(Patience, time);
            return newer is null ? last : known[entry.ControllerId] = newer;
        }
        catch (FleetException gone) when (gone.Failure == Failure.NotFound)
        {
            // The directory is told last when a controller goes.
            known.TryRemove(entry.ControllerId, out _);
            return null;
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            LogNoAnswer(entry.ControllerId, failure);
            return Unanswered(entry, last);
        }
    }

    private static InventoryRows Unanswered(DirectoryEntry entry, InventoryRows? last)
    {
        const string reason = "The silo that serves this cluster does not answer; another one takes over.";
        return last is null
            ? new InventoryRows(
                "",
                new ClusterDashboard { ControllerId = entry.ControllerId, ControllerName = entry.Name, SiteId = entry.SiteId, Status = ControllerStatus.Pending, Error = reason, Stale = true },
                [],
                [],
                [],
                ShowTemplates: false)
            : last with
            {
                Dashboard = last.Dashboard with { Stale = true, Error = last.Dashboard.Error ?? reason },
                Nodes = [.. last.Nodes.Select(node => node with { Stale = true })],
                Guests = [.. last.Guests.Select(guest => guest with { Stale = true })],
                Storages = [.. last.Storages.Select(pool => pool with { Stale = true })],
            };
    }

    /// <summary>The controllers that the caller sees.</summary>
    public async Task<IReadOnlyList<DirectoryEntry>> Entries(Caller caller, Guid? site)
    {
        var organizations = caller.Scope is { } own ? [own] : (await grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).List()).Select(organization => organization.Id);
        var entries = await Task.WhenAll(organizations.Select(async organization =>
            (await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(organization)).Controllers()).Where(entry => caller.CanSee(organization, entry.SiteId))));
        return [.. entries.SelectMany(entry => entry).Where(entry => site is null || entry.SiteId == site)];
    }

    private IControllerGrain Grain(DirectoryEntry entry) => grains.GetGrain<IControllerGrain>(GrainKeys.Controller(entry.ControllerId));

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} did not answer the fleet in time")]
    private partial void LogNoAnswer(Guid controller, Exception failure);
}
