using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Rules of alerts, without the alerts: nothing is kept.</summary>
internal static class AlertsApi
{
    public static void MapAlerts(this IEndpointRouteBuilder hypervisor)
    {
        var alerts = hypervisor.MapGroup("/alerts").WithTags("Alerts").RequireRole(Role.Viewer);

        alerts.MapPost("/evaluate-hysteresis", (Body<HysteresisRequest> body) => TypedResults.Ok(Hysteresis.Evaluate(body.Value)))
            .NotAudited("It changes nothing.")
            .WithSummary("Whether a value starts or ends an alert, given the state after the values before it");
    }
}
