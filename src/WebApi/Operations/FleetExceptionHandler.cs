using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Hypervisor.WebApi;

/// <summary>Turns what a grain refuses into problem details (RFC 9457). The only place where a failure becomes a status.</summary>
internal sealed partial class FleetExceptionHandler(IProblemDetailsService problems, ILogger<FleetExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (Translate(exception) is not { } failure)
        {
            return false;
        }

        if (exception is not FleetException && failure.IsTransient)
        {
            LogUnavailable(http.Request.Method, http.Request.Path, exception.GetType().Name, exception.Message);
        }

        var details = new ProblemDetails
        {
            Status = StatusOf(failure.Failure),
            Title = TitleOf(failure.Failure),
            Detail = failure.Message,
            Extensions = { ["code"] = failure.Code },
        };
        if (failure.Errors.Count > 0)
        {
            details.Extensions["errors"] = failure.Errors;
        }

        if (http.Items[ChangeDoor.ChangeIdItem] is Guid change)
        {
            details.Extensions["change_id"] = change;
        }

        if (failure.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        http.Response.StatusCode = details.Status.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = details, Exception = exception });
    }

    internal static int StatusOf(Failure failure) => failure switch
    {
        Failure.Invalid => StatusCodes.Status422UnprocessableEntity,
        Failure.Unauthenticated => StatusCodes.Status401Unauthorized,
        Failure.Forbidden => StatusCodes.Status403Forbidden,
        Failure.NotFound => StatusCodes.Status404NotFound,
        Failure.Conflict => StatusCodes.Status409Conflict,
        Failure.Gone => StatusCodes.Status410Gone,
        Failure.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Failure.Throttled => StatusCodes.Status429TooManyRequests,
        Failure.ClusterError => StatusCodes.Status502BadGateway,
        Failure.Unavailable => StatusCodes.Status503ServiceUnavailable,
        Failure.ClusterTimeout => StatusCodes.Status504GatewayTimeout,
        _ => throw new UnreachableException($"{failure} has no status."),
    };

    private static string TitleOf(Failure failure) => failure switch
    {
        Failure.Invalid => "Invalid values",
        Failure.Unauthenticated => "Not signed in",
        Failure.Forbidden => "Not allowed",
        Failure.NotFound => "Not found",
        Failure.Conflict => "Conflict",
        Failure.Gone => "Expired",
        Failure.TooLarge => "Too large",
        Failure.Throttled => "Too many requests",
        Failure.ClusterError => "The cluster refused",
        Failure.Unavailable => "Not available now",
        Failure.ClusterTimeout => "The cluster did not answer",
        _ => throw new UnreachableException($"{failure} has no title."),
    };

    private static FleetException? Translate(Exception exception) => exception switch
    {
        FleetException failure => failure,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new FleetException(Failure.TooLarge, "too_large", "The request's body is larger than this route takes."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => FleetException.Invalid("body", "The body came too slowly, or not at all."),
        BadHttpRequestException bad => UnreadableBody(bad),
        TimeoutException => new FleetException(Failure.Unavailable, "timeout", "The answer took too long. It may still be worked on: look before you repeat a change.")
        {
            RetryAfter = TimeSpan.FromSeconds(2),
        },
        Orleans.Runtime.OrleansException => FleetException.Failover(),
        System.Data.Common.DbException => FleetException.StoreUnavailable(),
        _ => null,
    };

    // The framework's message names our own parameters and types, which says little to a caller; the field and the value are in it.
    private static FleetException UnreadableBody(BadHttpRequestException bad)
    {
        if (bad.InnerException is System.Text.Json.JsonException json)
        {
            return json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal)
                ? FleetException.Invalid(path[2..], "The value has another type than this field takes.")
                : FleetException.Invalid("body", "The body must be one JSON object.");
        }

        return UnboundParameter().Match(bad.Message) is { Success: true } found
            ? FleetException.Invalid(JsonNamingPolicy.SnakeCaseLower.ConvertName(found.Groups["name"].Value), $"'{found.Groups["value"].Value}' is no {KindOf(found.Groups["type"].Value)}.")
            : new FleetException(Failure.Invalid, "invalid", bad.Message);
    }

    private static string KindOf(string type) => type.TrimEnd('?') switch
    {
        "int" or "long" => "whole number",
        "bool" => "true or false",
        "Guid" => "UUID",
        "DateTimeOffset" => "time as in RFC 3339",
        _ => "value that this parameter takes",
    };

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} is not answered now: {Type}: {Reason}")]
    private partial void LogUnavailable(string method, string path, string type, string reason);

    [GeneratedRegex("""parameter "(?:\w+<)?(?<type>[\w?]+)>? (?<name>\w+)" from "(?<value>.*)"\.$""")]
    private static partial Regex UnboundParameter();
}
