using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Operations for other services, and which services may call grains by themselves.</summary>
internal static class FabricApi
{
    public static void MapFabric(this IEndpointRouteBuilder api)
    {
        var fabric = api.MapGroup("/fabric").WithTags("Fabric");
        fabric.MapGet("/catalog", async (Caller caller, IGrainFactory grains) => TypedResults.Ok(await Fabric(grains, caller).Catalog()))
            .RequireRole(Role.Viewer).WithSummary("Operations with their inputs, and events with their fields");
        fabric.MapPost("/operations/{operation_id}/invoke", Invoke).RequireRole(Role.SiteAdmin).AuditsItself("change.stage")
            .Accepts<JsonObject>(isOptional: true, "application/json").Produces<PendingChange>(StatusCodes.Status201Created).Produces<JsonObject>()
            .WithSummary("Run an operation: a write stages a change, a read answers");

        fabric.MapPost("/ingest", Ingest).RequireRole(Role.SiteAdmin).Audited("fabric.ingest").Produces<IngestedEvent>(StatusCodes.Status202Accepted)
            .WithSummary("Tell of an event of another system; connections hear of it as ingest.{event}");
        fabric.MapConnections();

        var services = fabric.MapGroup("/services").RequireRole(Role.OrgAdmin);
        services.MapGet("/", async (Caller caller, IGrainFactory grains) => TypedResults.Ok(await Services(grains, caller).List())).WithSummary("Services that may call grains");
        services.MapPost("/", AddService).AuditsItself("service.create").WithSummary("Make a service; its key is shown this once");
        services.MapDelete("/{service_id:guid}", async ([FromRoute(Name = "service_id")] Guid id, Caller caller, IGrainFactory grains) =>
        {
            await Services(grains, caller).Remove(id);
            return TypedResults.NoContent();
        }).AuditsItself("service.delete").WithSummary("End a service; its key holds for five seconds more at most");
    }

    internal static IFabricGrain Fabric(IGrainFactory grains, Caller caller) => grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(caller.OrganizationId));

    private static IServicesGrain Services(IGrainFactory grains, Caller caller) => grains.GetGrain<IServicesGrain>(GrainKeys.Services(caller.OrganizationId));

    private static async Task<IResult> Invoke(HttpContext http, [FromRoute(Name = "operation_id")] string operationId, Caller caller, IGrainFactory grains)
    {
        var inputs = await ChangeDoor.Payload(http);
        var answer = await Fabric(grains, caller).Invoke(new FabricInvocation { OperationId = operationId, Inputs = inputs.ToJsonString(), IdempotencyKey = KeyOf(http) });
        return answer.Change is { } change ? TypedResults.Created($"/api/v1/hypervisor/changes/{change.Id:D}", change) : TypedResults.Bytes(answer.Result!.Utf8, "application/json");
    }

    private static async Task<IResult> Ingest(HttpContext http, Body<FabricTold> body, Caller caller, IGrainFactory grains) =>
        TypedResults.Accepted((string?)null, new IngestedEvent(await Fabric(grains, caller).Ingest(body.Value, KeyOf(http))));

    private static string? KeyOf(HttpContext http)
    {
        var keys = http.Request.Headers["Idempotency-Key"];
        new FieldErrors().Require(keys.Count <= 1, "Idempotency-Key", "The header is given once.").ThrowIfAny();
        return keys.Count == 0 ? null : keys.ToString();
    }

    private static async Task<IResult> AddService(Body<NewService> body, Caller caller, IGrainFactory grains)
    {
        var given = body.Value;
        var made = await Services(grains, caller).Add(given with { Sites = given.Sites.IsDefault ? [] : given.Sites });
        return TypedResults.Created((string?)null, new MadeService(made.Service, made.Key.Reveal));
    }
}

/// <param name="Key">For <c>UseServiceKey</c>; shown this once.</param>
internal sealed record MadeService(Service Service, string Key);

/// <param name="EventId">By which connections know it again.</param>
internal sealed record IngestedEvent(Guid EventId);
