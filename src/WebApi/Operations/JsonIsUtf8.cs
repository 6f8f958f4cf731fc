using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Hypervisor.WebApi;

/// <summary>JSON has one encoding (RFC 8259). The framework throws what can't be told from a fault of ours where a caller names one that it doesn't know.</summary>
internal static class JsonIsUtf8
{
    public static void UseJsonIsUtf8(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.HasJsonContentType()
            && MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.Charset is { Length: > 0 } charset
            && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw FleetException.Invalid("body", "JSON is written in UTF-8: leave the charset out of Content-Type.");
        }

        return next(http);
    });
}
