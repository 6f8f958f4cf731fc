using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Virtual machines and containers of one cluster.</summary>
internal static class GuestsApi
{
    private const int FirstEntries = 50;

    public static void MapGuests(this IEndpointRouteBuilder cluster)
    {
        var guests = cluster.MapGroup("").WithTags("Guests").RequireRole(Role.Viewer);

        guests.MapGet("/vms", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, string? type) =>
        {
            var wanted = Choice.Parse<GuestType>(type);
            new FieldErrors().Require(type is null || wanted is not null, "type", $"The type is one of {Choice.Names<GuestType>()}.").ThrowIfAny();
            return grains.Inventory(controllerId).Guests(wanted, null).As<Guest[]>();
        }).WithSummary("All guests of the cluster, as of the last sync; templates only where the settings show them");

        guests.MapGet("/nodes/{node}/vms", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Inventory(route.Checked().ControllerId).Guests(GuestType.Qemu, route.Node).As<Guest[]>()).WithSummary("Virtual machines on a node");

        guests.MapGet("/nodes/{node}/containers", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Inventory(route.Checked().ControllerId).Guests(GuestType.Lxc, route.Node).As<Guest[]>()).WithSummary("Containers on a node");

        guests.MapGet("/nodes/{node}/{vm_type}/{vmid}", Get).WithSummary("One guest, wherever it runs, with the newest of its timeline");
        guests.MapGet("/nodes/{node}/{vm_type}/{vmid}/timeline", Timeline).WithSummary("What happened to a guest, newest first");
    }

    private static async Task<Ok<GuestDetail>> Get([AsParameters] GuestRoute route, IGrainFactory grains)
    {
        var guest = await Find(route.Checked(), grains);
        return TypedResults.Ok(new GuestDetail(guest, await Grain(route, grains).Timeline(null, FirstEntries)));
    }

    private static async Task<Ok<ImmutableArray<TimelineEntry>>> Timeline([AsParameters] GuestRoute route, IGrainFactory grains, long? before, int limit = FirstEntries)
    {
        new FieldErrors()
            .Require(limit is >= 1 and <= 500, "limit", "The limit is 1 to 500.")
            .Require(before is null or > 0, "before", "An entry's id is 1 or more.")
            .ThrowIfAny();

        // Asking for the guest first is what tells a stranger's cluster from one's own.
        await Find(route.Checked(), grains);
        return TypedResults.Ok(await Grain(route, grains).Timeline(before, limit));
    }

    private static Task<Guest> Find(GuestRoute route, IGrainFactory grains) => grains.Inventory(route.ControllerId).Guest(route.Type, route.Vmid);

    private static IGuestGrain Grain(GuestRoute route, IGrainFactory grains) =>
        grains.GetGrain<IGuestGrain>(GrainKeys.Guest(route.ControllerId, route.Vmid));
}
