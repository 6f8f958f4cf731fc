using System.Net;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

/// <summary>What holds for every answer, whatever was asked.</summary>
internal static class AnswerRules
{
    /// <summary>Orleans gives a call up after as long.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>A failure by one of these is the cluster's.</summary>
    private static readonly HashSet<string> OfCluster =
    [
        "cluster_unreachable", "cluster_timeout", "breaker_open", "node_unreachable", "cluster_error", "cluster_forbidden", "cluster_unauthorized", "cluster_untrusted",
        "not_synced", "reconnecting", "change_failed", "console_refused", "console_ended",
    ];

    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Problem(FuzzRequest request, HttpResponseMessage answer, string? body, IReadOnlyList<string> secrets)
    {
        var status = (int)answer.StatusCode;
        if (secrets.FirstOrDefault(secret => body?.Contains(secret, StringComparison.Ordinal) == true || answer.Headers.ToString().Contains(secret, StringComparison.Ordinal)) is { } shown)
        {
            return $"{status} shows the secret {shown}";
        }

        if (status < 400 || body is null || request.Method == "HEAD" || !request.Target.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) || IsBelowHttp(answer, body))
        {
            return status == 500 ? "500" : null;
        }

        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return $"{status} is {answer.Content.Headers.ContentType}, no problem details";
        }

        JsonElement problem;
        try
        {
            problem = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return $"{status} is no JSON";
        }

        var code = TextOf(problem, "code");
        return code is null ? $"{status} has no code"
            : TextOf(problem, "request_id") is null ? $"{status} {code} has no request_id"
            : TextOf(problem, "title") is null ? $"{status} {code} has no title"
            : !problem.TryGetProperty("status", out var said) || !said.TryGetInt32(out var number) || number != status ? $"{status} {code} says another status"
            : status >= 500 && (status is not (502 or 503 or 504) || !OfCluster.Contains(code)) ? $"{status} {code}"
            : status == 422 && code == "invalid" && !problem.TryGetProperty("errors", out _) && TextOf(problem, "detail") is null ? "422 names no field"
            : code == "internal_error" ? $"{status} internal_error"
            : null;
    }

    // The server refuses what is no HTTP before the application sees it, and hangs up.
    private static bool IsBelowHttp(HttpResponseMessage answer, string body) =>
        body.Length == 0 && answer.Headers.ConnectionClose == true && answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestHeaderFieldsTooLarge or HttpStatusCode.RequestUriTooLong;

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
