using System.Net;
using System.Net.Http.Json;

namespace Hypervisor.WebApi.Tests;

/// <summary>Addresses that lead to the product's own machine, its neighbours on the wire, or a cloud's metadata, in every spelling: at each door that takes one.</summary>
public sealed class ForbiddenAddressTests
{
    private static readonly string[] Hosts =
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0177.0x0.0.1", "127.000.000.001", "127.0.0.1.", "localhost", "localhost.", "LOCALHOST",
        "0.0.0.0", "0", "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "100.100.100.200", "224.0.0.1", "255.255.255.255",
        "::1", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
        "[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]", "[64:ff9b:1::127.0.0.1]", "[2002:7f00:1::]", "[2001:0:1:2:3:4:80ff:fffe]",
        "[fe80::1]", "[fe80::1%25eth0]", "fe80::1%eth0", "[fd00:ec2::254]", "[ff02::1]",
        "①②⑦.⓪.⓪.①", "127。0。0。1", "user@127.0.0.1", "user:word@127.0.0.1", "127.0.0.1:8006", "127.0.0.1/x", "127.0.0.1#x", "127.0.0.1?x", "127.0.0.1\\x", "127.0.0.1%00.example.org", "127.0.0.1\0", " 127.0.0.1", "127.0.0.1 .example.org",
    ];

    [Fact]
    public async Task No_spelling_registers_tests_or_moves_a_controller()
    {
        await using var clusters = await SimulatedClusters.Start(allowedNetworks: "127.0.0.2/32");
        var own = SimulatedClusters.Registration(clusters.Cluster);
        var before = clusters.Cluster.Counters.Total;

        foreach (var host in Hosts)
        {
            own["host"] = host;
            await Refused(await clusters.Admin.PostAsJsonAsync("controllers", own), host);
            var report = await clusters.Admin.PostAsJsonAsync("controllers/test-connection", own);
            if (report.StatusCode == HttpStatusCode.OK)
            {
                (await report.Json(HttpStatusCode.OK)).GetProperty("success").GetBoolean().ShouldBeFalse(host);
            }
            else
            {
                await Refused(report, host);
            }
        }

        (await clusters.Admin.Read("controllers")).GetProperty("total").GetInt32().ShouldBe(0);
        clusters.Cluster.Counters.Total.ShouldBe(before);
    }

    [Fact]
    public async Task No_spelling_moves_a_registered_controller()
    {
        await using var clusters = await SimulatedClusters.Start(allowedNetworks: "127.1.1.1/32");
        var id = await clusters.Register();

        foreach (var host in Hosts)
        {
            await Refused(await clusters.Admin.PatchAsJsonAsync($"controllers/{id}", new { host }), host);
        }

        (await clusters.Admin.Read($"controllers/{id}")).Text("host").ShouldBe(clusters.Cluster.Host);
    }

    [Fact]
    public async Task No_node_is_sent_to_one_to_fetch_a_file()
    {
        await using var fixture = await ChangeableCluster.Start();
        var node = fixture.Cluster.Nodes.All[0].Name;
        var path = $"hypervisor/controllers/{fixture.Controller}/nodes/{node}/storage/local/download-url";

        foreach (var host in Hosts)
        {
            var answer = await fixture.Clusters.Admin.PostAsJsonAsync(path, new { url = $"http://{(host.Contains(':', StringComparison.Ordinal) && host[0] != '[' && host.Contains("::", StringComparison.Ordinal) ? $"[{host}]" : host)}/file.iso", content = "iso", filename = "file.iso" });
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{host}: {await answer.Content.ReadAsStringAsync()}");
            (await answer.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["url"], host);
        }

        foreach (var scheme in new[] { "file:///etc/passwd", "gopher://10.0.0.1/", "ftp://10.0.0.1/x", "//10.0.0.1/x", "http:/10.0.0.1", "javascript:1" })
        {
            (await (await fixture.Clusters.Admin.PostAsJsonAsync(path, new { url = scheme, content = "iso", filename = "file.iso" })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["url"], scheme);
        }

        fixture.Cluster.Counters["POST /nodes/{node}/storage/{storage}/download-url"].ShouldBe(0);
    }

    private static async Task Refused(HttpResponseMessage answer, string host)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{host}: {await answer.Content.ReadAsStringAsync()}");
        (await answer.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["host"], host);
    }
}
