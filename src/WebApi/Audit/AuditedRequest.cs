using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What of a request is told to the log. Read at its beginning: an error handler forgets route and values.</summary>
internal sealed record AuditedRequest(string Route, string Action, bool IsRecorded, bool ByItself, Guid? ControllerId, string? Target)
{
    /// <summary>Null for what is not of the API.</summary>
    public static AuditedRequest? Of(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } template } endpoint || !template.StartsWith("/api/", StringComparison.Ordinal))
        {
            return null;
        }

        var route = $"{http.Request.Method} {template}";
        var audited = endpoint.Metadata.GetMetadata<AuditedRoute>();
        var writes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method);
        return new AuditedRequest(
            route,
            audited?.Action ?? (writes ? "api.write" : "api.read"),
            audited is { ByItself: false } || (audited is null && writes && endpoint.Metadata.GetMetadata<UnauditedRoute>() is null),
            audited is { ByItself: true },
            Guid.TryParse(http.Request.RouteValues["controller_id"] as string, out var controller) ? controller : null,
            TargetOf(http.Request.RouteValues) ?? (audited is null ? route : null));
    }

    public AuditEntry Entry(Caller caller, DateTimeOffset at) =>
        AuditEntry.Of(caller, at, Action, AuditResult.Unknown) with { ControllerId = ControllerId, Target = Target };

    // user 42…, or node pve1, vmid 100: the values as the route names them.
    private static string? TargetOf(RouteValueDictionary values)
    {
        var parts = values.Where(value => value.Key is not ("controller_id" or "organization_id") && value.Value is string)
            .Select(value => $"{value.Key.Replace("_id", "", StringComparison.Ordinal)} {value.Value}");
        return string.Join(", ", parts) is { Length: > 0 } target ? target : null;
    }
}
