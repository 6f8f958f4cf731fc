using System.Net;
using System.Net.Sockets;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What browsers are told with the answers that are not the API's.</summary>
public sealed class HeadersTests
{
    [Fact]
    public async Task Health_metrics_dashboard_and_pages_carry_the_security_headers_too()
    {
        await using var silo = await SiloProcess.StartReady(environment: new Dictionary<string, string> { ["HYPERVISOR_DASHBOARD"] = "on", ["ENABLE_DOCS"] = "true" });
        foreach (var path in (string[])["/health/live", "/health/ready", "/metrics", "/orleans", "/hypervisor", "/hypervisor/nothing.js", "/api/v1/docs", "/api/v1/openapi.json", "/", "/nothing", "/api/v1/nothing"])
        {
            await HasHeaders(silo.Url + path);
        }
    }

    [Fact]
    public async Task A_port_for_metrics_alone_carries_them_and_serves_nothing_else()
    {
        var port = FreePort();
        await using var silo = await SiloProcess.StartReady(environment: new Dictionary<string, string> { ["HYPERVISOR_METRICS_PORT"] = $"{port}" });

        (await HasHeaders($"http://127.0.0.1:{port}/metrics")).ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/hypervisor", "/api/v1/auth/methods", "/health/live", "/api/v1/auth/me"])
        {
            (await HasHeaders($"http://127.0.0.1:{port}{path}")).ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<HttpStatusCode> HasHeaders(string url)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var answer = await http.GetAsync(url);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.ShouldHaveSingleItem(url) : "";
        Header("X-Content-Type-Options").ShouldBe("nosniff", url);
        Header("X-Frame-Options").ShouldBe("DENY", url);
        Header("Referrer-Policy").ShouldBe("same-origin", url);
        Header("Content-Security-Policy").ShouldContain("frame-ancestors 'none'", customMessage: url);
        Header("Server").ShouldBe("", url);
        return answer.StatusCode;
    }
}
