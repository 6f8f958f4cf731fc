using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hypervisor.WebApi;

/// <summary>Who did what, when, from where, and how it went.</summary>
internal static class AuditApi
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditRefusals>();
        services.AddSingleton<SignInAudit>();
        services.AddScoped<AuditTrail>();
    }

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").RequireRole(Role.OrgAdmin);
        audit.MapGet("/", List).WithSummary("The audit log, newest first");
        audit.MapGet("/verify", Verify).WithSummary("Whether the chain of hashes holds, and where it breaks");
        audit.MapGet("/export", Export).Audited("audit.export").WithSummary("The audit log as a file, oldest first");
    }

    private static async Task<Ok<AuditEntries>> List(
        [AsParameters] AuditFilterQuery query, HttpContext http, OrganizationScope scope, IGrainFactory grains, string? cursor = null, int limit = 100)
    {
        long? from = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
        var errors = new FieldErrors()
            .Require(cursor is null || from is not null, "cursor", "The cursor is what the page before gave as next_cursor.")
            .Require(limit is >= 1 and <= 1000, "limit", "The limit is 1 to 1000.");
        var filter = query.Checked(errors);
        var page = await (await LogOf(query, scope, grains)).Read(new AuditQuery { Filter = filter, From = from, Limit = limit });
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Ok(new AuditEntries([.. page.Records.Select(AuditLine.Of)], page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Ok<AuditState>> Verify(
        [FromQuery(Name = "organization_id")] Guid? organization, HttpContext http, OrganizationScope scope, IGrainFactory grains)
    {
        var log = await LogOf(organization, scope, grains);
        var walked = await log.Verify(null);
        while (!walked.IsComplete)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            walked = await log.Verify(walked.Reached);
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Ok(new AuditState(walked.Break is null, walked.Reached.Seq, walked.Break?.Seq, walked.Break?.Kind));
    }

    private static async Task<AuditExport> Export(
        [AsParameters] AuditFilterQuery query, OrganizationScope scope, IGrainFactory grains, string format = "ndjson")
    {
        var chosen = Choice.Parse<AuditFormat>(format);
        var filter = query.Checked(new FieldErrors()
            .Require(chosen is not null, "format", $"The format is one of {Choice.Names<AuditFormat>()}."));
        return new AuditExport(await LogOf(query, scope, grains), filter, chosen!.Value);
    }

    private static Task<IAuditGrain> LogOf(AuditFilterQuery query, OrganizationScope scope, IGrainFactory grains) => LogOf(query.OrganizationId, scope, grains);

    // The system's own log has no organization; the empty UUID asks for it.
    private static async Task<IAuditGrain> LogOf(Guid? asked, OrganizationScope scope, IGrainFactory grains) => grains.GetGrain<IAuditGrain>(
        GrainKeys.Audit(asked == Guid.Empty ? scope.System() : await scope.One(asked)));
}
