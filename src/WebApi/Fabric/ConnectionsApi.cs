using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What is staged when something happens.</summary>
internal static class ConnectionsApi
{
    public static void MapConnections(this IEndpointRouteBuilder fabric)
    {
        var reads = fabric.MapGroup("/connections").RequireRole(Role.Viewer);
        reads.MapGet("/", async (Caller caller, IGrainFactory grains) => TypedResults.Ok((await Fabric(grains, caller).Connections()).Select(ConnectionView.Of)))
            .Produces<ImmutableArray<ConnectionView>>().WithSummary("Connections, oldest first");
        reads.MapGet("/{connection_id}/runs", async ([FromRoute(Name = "connection_id")] Guid id, Caller caller, IGrainFactory grains) => TypedResults.Ok(await Fabric(grains, caller).Runs(id)))
            .WithSummary("What became of the last hundred events, newest first");
        reads.MapGet("/{connection_id}/dead-letters", async ([FromRoute(Name = "connection_id")] Guid id, Caller caller, IGrainFactory grains) => TypedResults.Ok(await Fabric(grains, caller).DeadLetters(id)))
            .WithSummary("Events that were given up");

        var writes = fabric.MapGroup("/connections").RequireRole(Role.OrgAdmin);
        writes.MapPost("/", async (Body<FabricWiring> body, Caller caller, IGrainFactory grains) =>
        {
            var made = await Fabric(grains, caller).AddConnection(body.Value);
            return TypedResults.Created((string?)null, ConnectionView.Of(made));
        }).AuditsItself("connection.create").WithSummary("Make a connection");
        writes.MapPut("/{connection_id}", async ([FromRoute(Name = "connection_id")] Guid id, Body<FabricWiring> body, Caller caller, IGrainFactory grains) =>
            TypedResults.Ok(ConnectionView.Of(await Fabric(grains, caller).ChangeConnection(id, body.Value)))).AuditsItself("connection.update").WithSummary("Change a connection, as a whole, and become its author");
        writes.MapDelete("/{connection_id}", async ([FromRoute(Name = "connection_id")] Guid id, Caller caller, IGrainFactory grains) =>
        {
            await Fabric(grains, caller).RemoveConnection(id);
            return TypedResults.NoContent();
        }).AuditsItself("connection.delete").WithSummary("Remove a connection with its queue and dead letters");
        writes.MapPost("/{connection_id}/test", async ([FromRoute(Name = "connection_id")] Guid id, Body<FabricTold> body, Caller caller, IGrainFactory grains) =>
            TypedResults.Ok(await Fabric(grains, caller).TestConnection(id, body.Value))).NotAudited("It stages nothing.").WithSummary("What the connection would do with an event; nothing is staged");
        writes.MapPost("/{connection_id}/dead-letters/{delivery_id}/replay", async ([FromRoute(Name = "connection_id")] Guid id, [FromRoute(Name = "delivery_id")] Guid delivery, Caller caller, IGrainFactory grains) =>
        {
            await Fabric(grains, caller).Replay(id, delivery);
            return TypedResults.NoContent();
        }).AuditsItself("connection.replay").WithSummary("Try a dead letter anew");
        writes.MapDelete("/{connection_id}/dead-letters/{delivery_id}", async ([FromRoute(Name = "connection_id")] Guid id, [FromRoute(Name = "delivery_id")] Guid delivery, Caller caller, IGrainFactory grains) =>
        {
            await Fabric(grains, caller).Discard(id, delivery);
            return TypedResults.NoContent();
        }).AuditsItself("connection.discard").WithSummary("Throw a dead letter away");
    }

    private static IFabricGrain Fabric(IGrainFactory grains, Caller caller) => FabricApi.Fabric(grains, caller);
}

internal sealed record ConnectionView(
    Guid Id, string Name, string SourceEvent, ImmutableArray<FabricCondition> Conditions, ImmutableArray<FabricStep> Steps, int Cooldown, bool Enabled, Person Author, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static ConnectionView Of(FabricConnection connection)
    {
        var wiring = connection.Wiring;
        return new ConnectionView(
            connection.Id, wiring.Name!, wiring.SourceEvent!, wiring.Conditions, wiring.Steps, wiring.Cooldown, wiring.Enabled, connection.Author, connection.CreatedAt, connection.UpdatedAt);
    }
}
