using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What is wrong, what was, and what people say of it.</summary>
internal static class AlertsApi
{
    public static void MapAlerts(this IEndpointRouteBuilder hypervisor)
    {
        var alerts = hypervisor.MapGroup("/alerts").WithTags("Alerts").RequireRole(Role.Viewer);

        alerts.MapGet("/", ([AsParameters] AlertQueryParameters query, Caller caller, IGrainFactory grains) => List(caller, grains, query.ToQuery(history: false)))
            .WithSummary("Alerts that go on, worst first")
            .WithDescription("counts are of all that the caller sees, whatever is asked for. An alert is stale while its cluster can't be read.");
        alerts.MapGet("/history", ([AsParameters] AlertQueryParameters query, Caller caller, IGrainFactory grains) => List(caller, grains, query.ToQuery(history: true)))
            .WithSummary("Alerts that are over, by when they ended")
            .WithDescription("The last hundred of each cluster.");
        alerts.MapPost("/evaluate-hysteresis", (Body<HysteresisRequest> body) => TypedResults.Ok(Hysteresis.Evaluate(body.Value)))
            .NotAudited("It changes nothing.")
            .WithSummary("Whether a value starts or ends an alert, given the state after the values before it");

        var one = hypervisor.MapGroup("/alerts/{alert_id:guid}").WithTags("Alerts").RequireRole(Role.Operator);
        one.MapPost("/acknowledge", ([FromRoute(Name = "alert_id")] Guid id, Body<AcknowledgeAlert> body, Caller caller, IGrainFactory grains) =>
            On(id, caller, grains, alerts => alerts.AcknowledgeAlert(id, body.Value.Note))).AuditsItself("alert.acknowledge").WithSummary("Say that somebody knows of it; the first one stays");
        one.MapPost("/mute", ([FromRoute(Name = "alert_id")] Guid id, Body<MuteAlert> body, Caller caller, IGrainFactory grains) =>
            On(id, caller, grains, alerts => alerts.MuteAlert(id, body.Value))).AuditsItself("alert.mute").WithSummary("Tell nobody of this object until then, even when it begins anew");
        one.MapDelete("/mute", ([FromRoute(Name = "alert_id")] Guid id, Caller caller, IGrainFactory grains) =>
            On(id, caller, grains, alerts => alerts.UnmuteAlert(id))).AuditsItself("alert.unmute").WithSummary("Tell of it again; webhooks that were not told of it are told now");

        hypervisor.MapAlertRules();
        hypervisor.MapAlertWebhooks();
    }

    private static async Task<Ok<AlertPage>> List(Caller caller, IGrainFactory grains, AlertQuery query) =>
        TypedResults.Ok(await Fleet(grains, caller).Alerts(caller, query));

    private static async Task<Ok<Alert>> On(Guid id, Caller caller, IGrainFactory grains, Func<IControllerAlerts, Task<Alert>> act)
    {
        var alert = await Fleet(grains, caller).FindAlert(caller, id);
        return TypedResults.Ok(await act(grains.GetGrain<IControllerAlerts>(GrainKeys.Controller(alert.ControllerId))));
    }

    private static IFleetAlerts Fleet(IGrainFactory grains, Caller caller) => grains.GetGrain<IFleetAlerts>(GrainKeys.Fleet(caller.Scope));
}

/// <param name="Note">At most 500 characters.</param>
internal sealed record AcknowledgeAlert(string? Note = null);
