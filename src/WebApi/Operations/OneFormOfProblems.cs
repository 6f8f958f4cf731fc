using Microsoft.AspNetCore.Builder;

namespace Hypervisor.WebApi;

/// <summary>
/// Nothing of the API depends on what a caller accepts but the framework's problem details, which it leaves out for who doesn't accept JSON. Whoever
/// asks gets the same answer: a browser that opens a route by its address too.
/// </summary>
internal static class OneFormOfProblems
{
    public static void UseOneFormOfProblems(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            http.Request.Headers.Accept = default;
        }

        return next(http);
    });
}
