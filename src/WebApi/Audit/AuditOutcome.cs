using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>How a request went, as its answer says.</summary>
internal sealed record AuditOutcome(AuditResult Result, string? Detail)
{
    public static AuditOutcome Of(int status, Exception? error)
    {
        var why = error is FleetException { Errors.Count: > 0 } invalid
            ? $"{invalid.Code}: {string.Join(", ", invalid.Errors.Keys.Order(StringComparer.Ordinal))}"
            : (error as FleetException)?.Code;
        var detail = why is null ? status.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{status} {why}");
        return status switch
        {
            < 400 => new(AuditResult.Succeeded, null),
            StatusCodes.Status403Forbidden => new(AuditResult.Denied, detail),

            // The call may still be worked on, or its answer was lost.
            StatusCodes.Status499ClientClosedRequest => new(AuditResult.Unknown, detail),
            _ when error is TimeoutException or Orleans.Runtime.OrleansException or FleetException { IsOfSilos: true } => new(AuditResult.Unknown, detail),
            _ => new(AuditResult.Failed, detail),
        };
    }
}
