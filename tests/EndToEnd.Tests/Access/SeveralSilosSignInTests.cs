using System.Net;
using System.Text.Json;
using Hypervisor.WebApi.Tests;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Behind a balancer each step of a sign-in may reach another silo.</summary>
public sealed class SeveralSilosSignInTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Host = "hypervisor.test";

    [SkippableFact]
    public async Task A_sign_in_at_a_provider_that_begins_at_one_silo_ends_at_another_and_only_once()
    {
        await using var provider = await TestProvider.Start();
        var environment = new Dictionary<string, string>(Api.Environment)
        {
            ["HYPERVISOR_CONNECTION_STRING"] = await postgres.NewDatabase(),
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
            ["HYPERVISOR_DRAIN_SECONDS"] = "0",
            ["HYPERVISOR_OIDC_AUTHORITY"] = provider.Issuer,
            ["HYPERVISOR_OIDC_CLIENT_ID"] = TestProvider.ClientId,
            ["HYPERVISOR_OIDC_CLIENT_SECRET"] = TestProvider.ClientSecret,
            ["HYPERVISOR_OIDC_ROLES"] = "pve-ops=operator",
            ["HYPERVISOR_OIDC_PROVISIONING"] = "on",
        };
        await using var first = await SiloProcess.StartReady(environment: environment);
        await using var second = await SiloProcess.StartReady(environment: environment);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        using var away = await Get(http, first.Url, "/api/v1/auth/oidc/login?return_url=/hypervisor/guests");
        using var back = await http.GetAsync(away.Headers.Location);
        var callback = back.Headers.Location.ShouldNotBeNull();
        callback.Host.ShouldBe(Host);
        using var signedIn = await Get(http, second.Url, callback.PathAndQuery, Cookies(away));

        signedIn.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe("/hypervisor/guests");
        using var me = await Get(http, first.Url, "/api/v1/auth/me", Cookies(signedIn));
        JsonElement.Parse(await me.Content.ReadAsStringAsync()).GetProperty("username").GetString().ShouldBe("ann");

        using var again = await Get(http, first.Url, callback.PathAndQuery, Cookies(away));
        again.Headers.Location.ShouldNotBeNull().OriginalString.ShouldStartWith("/hypervisor/sign-in?failed=");
        provider.CodesRedeemed.ShouldBe(1);
    }

    private static async Task<HttpResponseMessage> Get(HttpClient http, string silo, string path, string? cookies = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, silo + path) { Headers = { Host = Host } };
        if (cookies is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
        return answer;
    }

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
