using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task The_request_id_of_an_error_finds_what_the_log_has_of_it_from_the_request_to_the_cluster()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4 });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment, arguments: ["--log-format", "json"]);
        using var api = await Api.SignIn(silo.Url);
        var controller = await api.Register(fleet.Clusters[0]);
        fleet.Clusters[0].Faults.Add(new Fault(FaultKind.HtmlPage) { PathPrefix = "/nodes" });

        using var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Authorization = new("Bearer", api.Token);
        using var response = await http.GetAsync($"{silo.Url}/api/v1/hypervisor/controllers/{controller}/nodes/{fleet.Clusters[0].Nodes.All[0].Name}/services");
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        var id = problem.GetProperty("request_id").GetString()!;

        var lines = silo.Output.Split('\n').Where(line => line.StartsWith('{') && line.Contains(id, StringComparison.Ordinal)).Select(line => JsonElement.Parse(line)).ToArray();
        lines.ShouldContain(line => line.GetProperty("State").GetRawText().Contains($"\"Code\":\"{problem.GetProperty("code").GetString()}\"", StringComparison.Ordinal), silo.Output);
        lines.SelectMany(line => line.GetProperty("Scopes").EnumerateArray()).Count(scope => scope.GetRawText().Contains($"\"TraceId\":\"{id}\"", StringComparison.Ordinal)).ShouldBe(lines.Length);
        lines.Select(line => line.GetProperty("Category").GetString()).ShouldContain(category => category!.StartsWith("Hypervisor.Proxmox", StringComparison.Ordinal) || category.StartsWith("Hypervisor.Grains", StringComparison.Ordinal), silo.Output);
    }
}
