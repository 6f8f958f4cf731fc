using Hypervisor.WebApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hypervisor.Silo;

public static class HealthApi
{
    public sealed record Health(string Status, IReadOnlyList<string> Problems);

    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<DrainDelay>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DrainDelay>());
        builder.Services.AddSingleton(services => new LongRequests(services.GetRequiredService<DrainDelay>().Over));
        return builder;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();

        health.MapGet("/live", () => TypedResults.Ok(new Health("live", [])));

        health.MapGet("/ready", async Task<Results<Ok<Health>, JsonHttpResult<Health>>> (Readiness readiness, CancellationToken cancel) =>
            await readiness.Problems(cancel) is { Count: > 0 } problems
                ? TypedResults.Json(new Health("not_ready", problems), statusCode: StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Ok(new Health("ready", [])));
    }
}
