using System.Net;
using System.Net.Http.Headers;

namespace Hypervisor.EndToEnd.Tests;

public sealed class DashboardTests
{
    [Fact]
    public async Task The_dashboard_of_Orleans_is_for_super_admins()
    {
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment, arguments: ["--dashboard", "on"]);
        using var admin = await Api.SignIn(silo.Url);
        using var http = new HttpClient(new SocketsHttpHandler());

        (await http.GetAsync($"{silo.Url}/orleans/")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin.Token);
        (await http.GetAsync($"{silo.Url}/orleans/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetStringAsync($"{silo.Url}/orleans/DashboardCounters")).ShouldContain("totalActivationCount");
    }

    [Fact]
    public async Task It_is_not_there_unless_asked_for()
    {
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);

        (await silo.Status("/orleans")).ShouldBe(HttpStatusCode.NotFound);
    }
}
