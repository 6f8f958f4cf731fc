using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class HeadersTests
{
    [Fact]
    public async Task Every_kind_of_answer_carries_the_security_headers()
    {
        await using var clusters = await SimulatedClusters.Start();
        var admin = clusters.Admin;
        var guest = (await clusters.App.User(Role.Guest, admin)).Client;
        var nobody = clusters.App.Anonymous();
        var answers = new (int Status, Func<Task<HttpResponseMessage>> Ask)[]
        {
            (200, () => admin.GetAsync("auth/me")),
            (200, () => admin.GetAsync("hypervisor/fleet/dashboard")),
            (200, () => admin.GetAsync("audit/export?format=csv")),
            (200, () => admin.GetAsync("hypervisor/fleet/events", HttpCompletionOption.ResponseHeadersRead)),
            (200, () => nobody.GetAsync("openapi.json")),
            (200, () => nobody.GetAsync("docs/")),
            (201, () => admin.PostAsJsonAsync("organizations", new { name = "Other" })),
            (401, () => nobody.GetAsync("auth/me")),
            (401, () => nobody.PostAsJsonAsync("auth/login", new { username = "nobody", password = "wrong-password-here" })),
            (403, () => guest.GetAsync("users")),
            (404, () => admin.GetAsync($"controllers/{Guid.NewGuid()}")),
            (404, () => nobody.GetAsync("nothing")),
            (404, () => nobody.GetAsync("/nothing")),
            (405, () => nobody.PutAsync("auth/login", null)),
            (409, () => admin.PostAsJsonAsync("organizations", new { name = "Other" })),
            (413, () => admin.PostAsync("organizations", new ByteArrayContent(new byte[40_000]) { Headers = { { "Content-Type", "application/json" } } })),
            (415, () => admin.PostAsync("auth/refresh", new StringContent("x"))),
            (422, () => admin.PostAsJsonAsync("organizations", new { })),
        };

        foreach (var (status, ask) in answers)
        {
            using var answer = await ask();
            var what = $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}";
            ((int)answer.StatusCode).ShouldBe(status, what);
            Header(answer, "X-Content-Type-Options").ShouldBe("nosniff", what);
            Header(answer, "X-Frame-Options").ShouldBe("DENY", what);
            Header(answer, "Referrer-Policy").ShouldBe("same-origin", what);
            Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin", what);
            Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin", what);
            (Header(answer, "Permissions-Policy") ?? "").ShouldContain("camera=()", customMessage: what);
            (Header(answer, "Content-Security-Policy") ?? "").ShouldContain(what.Contains("/docs", StringComparison.Ordinal) ? "default-src 'self'" : "default-src 'none'", customMessage: what);
            Header(answer, "Strict-Transport-Security").ShouldBeNull(what);
            Header(answer, "Server").ShouldBeNull(what);
        }
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_come_by_https_only()
    {
        await using var app = await HypervisorApp.Start(("Hypervisor:TrustedProxies", "127.0.0.1"));
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");

        foreach (var path in (string[])["auth/methods", "auth/me", "nothing"])
        {
            Header(await client.GetAsync(path), "Strict-Transport-Security").ShouldBe("max-age=31536000");
        }
    }

    [Fact]
    public async Task No_other_site_is_let_in()
    {
        await using var app = await HypervisorApp.Start();
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Options, "auth/login"), (HttpMethod.Get, "auth/methods"), (HttpMethod.Get, "auth/me"), (HttpMethod.Post, "auth/login"), (HttpMethod.Options, "hypervisor/fleet/dashboard")])
        {
            using var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", "https://evil.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } } };
            using var answer = await app.Anonymous().SendAsync(request);
            answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase), path);
        }
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.ShouldHaveSingleItem() : null;
}
