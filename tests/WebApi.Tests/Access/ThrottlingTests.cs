using System.Net;
using System.Net.Http.Json;

namespace Hypervisor.WebApi.Tests;

public sealed class ThrottlingTests
{
    [Fact]
    public async Task An_address_signs_in_five_times_a_minute()
    {
        await using var app = await HypervisorApp.Start(("Access:SignIn:AddressTries", "5"));
        for (var i = 0; i < 5; i++)
        {
            (await app.TrySignIn("admin", HypervisorApp.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await app.TrySignIn("admin", HypervisorApp.AdminPassword);
        await refused.ShouldBeProblem(429, "throttled");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        (await app.TrySignIn("admin", HypervisorApp.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Twenty_failures_lock_a_name_for_five_minutes_even_with_the_right_password()
    {
        await using var app = await HypervisorApp.Start();
        for (var i = 0; i < 20; i++)
        {
            await (await app.TrySignIn("admin", "wrong-password-here")).ShouldBeProblem(401, "invalid_credentials");
        }

        await (await app.TrySignIn("Admin", HypervisorApp.AdminPassword)).ShouldBeProblem(429, "throttled");
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        var refused = await app.TrySignIn("admin", HypervisorApp.AdminPassword);
        await refused.ShouldBeProblem(429, "throttled");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await app.TrySignIn("admin", HypervisorApp.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unknown_name_is_throttled_like_a_known_one()
    {
        await using var app = await HypervisorApp.Start(("Access:SignIn:NameFailures", "2"));
        await (await app.TrySignIn("nobody", "wrong-password-here")).ShouldBeProblem(401, "invalid_credentials");
        await (await app.TrySignIn("nobody", "wrong-password-here")).ShouldBeProblem(401, "invalid_credentials");
        await (await app.TrySignIn("nobody", "wrong-password-here")).ShouldBeProblem(429, "throttled");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("10.0.0.1, 127.0.0.0/8", false)]
    public async Task A_forwarded_address_is_believed_only_of_a_trusted_proxy(string trusted, bool throttled)
    {
        await using var app = await HypervisorApp.Start(("Access:SignIn:AddressTries", "1"), ("Hypervisor:TrustedProxies", trusted));
        (await From(app, "192.0.2.1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await From(app, "192.0.2.2")).StatusCode.ShouldBe(throttled ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
        (await From(app, "192.0.2.1")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_trusted_proxy_that_is_no_address_stops_the_start()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => HypervisorApp.Start(("Hypervisor:TrustedProxies", "10.0.0.1,proxy,10/x")));
        failure.Message.ShouldContain("proxy, 10/x");
    }

    private static async Task<HttpResponseMessage> From(HypervisorApp app, string address)
    {
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return await client.PostAsJsonAsync("auth/login", new { username = "admin", password = HypervisorApp.AdminPassword });
    }
}
