using System.Net;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

internal static class Responses
{
    public static async Task<JsonElement> Json(this HttpResponseMessage response, HttpStatusCode expected)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, body);
        return JsonElement.Parse(body);
    }

    public static async Task<JsonElement> Read(this HttpClient client, string path) => await (await client.GetAsync(path)).Json(HttpStatusCode.OK);

    /// <summary>Problem details with this status and code.</summary>
    public static async Task<JsonElement> ShouldBeProblem(this HttpResponseMessage response, int status, string code)
    {
        var problem = await response.Json((HttpStatusCode)status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        problem.Text("code").ShouldBe(code, problem.GetRawText());
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        return problem;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();

    public static string[] Fields(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];

    public static string? Cookie(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.SingleOrDefault(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal)) : null;

    public static string ValueOf(string cookie) => cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)];
}
