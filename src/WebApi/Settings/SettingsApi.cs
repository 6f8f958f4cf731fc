using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The module's settings in an organization.</summary>
internal static class SettingsApi
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/modules/org/{organization_id}/hypervisor/settings").WithTags("Settings");

        settings.MapGet("/", async ([FromRoute(Name = "organization_id")] Guid organizationId, Caller caller, IGrainFactory grains) =>
            TypedResults.Ok(await Settings(grains, caller, organizationId).Get()))
            .RequireRole(Role.Viewer)
            .WithSummary("How often clusters are read, and whether templates are listed");

        settings.MapPut("/", async ([FromRoute(Name = "organization_id")] Guid organizationId, Caller caller, IGrainFactory grains, Body<HypervisorSettingsUpdate> body, AuditTrail audit) =>
        {
            audit.In(organizationId);
            var settings = await Settings(grains, caller, organizationId).Update(body.Value);
            audit.Detail(Words(settings));
            return TypedResults.Ok(settings);
        })
            .RequireRole(Role.OrgAdmin)
            .Audited("settings.update")
            .WithSummary("Change settings; what is left out stays");
    }

    private static string Words(HypervisorSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"sync_interval {settings.SyncInterval}, show_templates {(settings.ShowTemplates ? "true" : "false")}, changes {JsonSerializer.Serialize(settings.Changes, HypervisorJson.Options)}");

    private static ISettingsGrain Settings(IGrainFactory grains, Caller caller, Guid organization) => caller.CanSee(organization, null) || caller.OrganizationId == organization
        ? grains.GetGrain<ISettingsGrain>(GrainKeys.Settings(organization))
        : throw FleetException.NotFound($"Organization {organization}");
}
