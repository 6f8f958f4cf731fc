using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class FleetTests
{
    private static FakeTimeProvider Clock() => new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task The_same_seed_makes_the_same_fleet()
    {
        await using var one = await SimulatedFleet.Start(new FleetOptions { Clusters = 2, Guests = 40, Seed = 7 }, Clock());
        await using var other = await SimulatedFleet.Start(new FleetOptions { Clusters = 2, Guests = 40, Seed = 7 }, Clock());
        await using var different = await SimulatedFleet.Start(new FleetOptions { Clusters = 2, Guests = 40, Seed = 8 }, Clock());

        var texts = new List<string>();
        foreach (var fleet in new[] { one, other, different })
        {
            using var client = new TestClient(fleet.Clusters[1]);
            texts.Add((await client.Get("/cluster/resources?type=vm"))!.ToJsonString());
        }
        texts[1].ShouldBe(texts[0]);
        texts[2].ShouldNotBe(texts[0]);
        other.Clusters[0].TokenSecret.ShouldBe(one.Clusters[0].TokenSecret);
        different.Clusters[0].TokenSecret.ShouldNotBe(one.Clusters[0].TokenSecret);
    }

    [Theory]
    [InlineData("/cluster/sdn/vnets?pending=1")]
    [InlineData("/cluster/sdn/zones")]
    [InlineData("/cluster/firewall/rules")]
    [InlineData("/cluster/firewall/ipset/management")]
    [InlineData("/nodes/pve1/firewall/options")]
    [InlineData("/cluster/replication")]
    [InlineData("/cluster/ha/rules")]
    public async Task Networks_firewalls_and_jobs_are_there_and_the_same_for_a_seed(string path)
    {
        var texts = new List<string>();
        for (var n = 0; n < 2; n++)
        {
            await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Seed = 7 }, Clock());
            using var client = new TestClient(fleet.Clusters[0]);
            texts.Add((await client.Get(path))!.ToJsonString());
        }

        texts[0].Length.ShouldBeGreaterThan("[]".Length);
        texts[1].ShouldBe(texts[0]);
    }

    [Fact]
    public async Task A_fleet_has_a_change_of_its_network_that_is_not_applied_and_a_job_that_fails()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1 }, Clock());
        using var client = new TestClient(fleet.Clusters[0]);

        fleet.Clusters[0].Sdn.HasPendingChanges.ShouldBeTrue();
        var jobs = new List<System.Text.Json.Nodes.JsonNode>();
        foreach (var node in fleet.Clusters[0].Nodes.All) jobs.AddRange((await client.Get($"/nodes/{node.Name}/replication"))!.AsArray()!);
        jobs.Count.ShouldBe(3);
        jobs.Count(job => job["fail_count"]!.GetValue<int>() > 0).ShouldBe(1);
        jobs.Count(job => job["error"] is null && job["last_sync"]!.GetValue<long>() > 0).ShouldBe(2);
        (await client.Get("/nodes/pve2/network?type=any_bridge"))!.AsArray().Select(iface => iface!["type"]!.GetValue<string>()).Distinct().ShouldBe(["bridge", "vnet"]);
    }

    [Fact]
    public async Task Clusters_know_nothing_of_each_other()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 2, Guests = 3, InstantTasks = true });
        using var first = new TestClient(fleet.Clusters[0]);
        using var second = new TestClient(fleet.Clusters[1]) { Token = first.Token };

        using var refused = await second.Send("GET", "/version");
        refused.ReasonPhrase.ShouldBe("Authentication failed!");
        fleet.Clusters[0].Guests.Remove(100);
        fleet.Clusters[1].Guests.Find(100).ShouldNotBeNull();
        fleet.Clusters[0].Fingerprint.ShouldNotBe(fleet.Clusters[1].Fingerprint);
    }

    [Fact]
    public async Task Each_node_shows_the_certificate_that_the_cluster_tells_of()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        var cluster = fleet.Clusters[0];
        using var client = new TestClient(cluster);
        var nodes = (await client.Get("/cluster/config/join"))!["nodelist"]!.AsArray();

        nodes.Count.ShouldBe(3);
        foreach (var node in nodes)
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(node!["pve_addr"]!.GetValue<string>(), cluster.Port);
            await using var tls = new SslStream(tcp.GetStream(), false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync("any");
            Convert.ToHexString(tls.RemoteCertificate!.GetCertHash(HashAlgorithmName.SHA256)).ShouldBe(node["pve_fp"]!.GetValue<string>().Replace(":", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_cluster_of_32_nodes_and_2000_guests_is_listed_whole()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 32, Guests = 2000 });
        using var client = new TestClient(fleet.Clusters[0]);

        var guests = (await client.Get("/cluster/resources?type=vm"))!.AsArray();

        guests.Count.ShouldBe(2000);
        guests.Count(guest => guest!["type"]!.GetValue<string>() == "qemu").ShouldBeInRange(1300, 1500);
        guests.Count(guest => guest!["template"]!.GetValue<int>() == 1).ShouldBeInRange(30, 50);
        guests.Select(guest => guest!["node"]!.GetValue<string>()).Distinct().Count().ShouldBe(32);
    }

    [Fact]
    public async Task Calls_are_counted_by_method_and_path()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        var cluster = fleet.Clusters[0];
        using var client = new TestClient(cluster);
        await client.Get("/nodes/pve1/status");
        await client.Get("/nodes/pve2/status");
        using var unknown = await client.Send("GET", "/no/such");

        cluster.Counters["GET /nodes/{node}/status"].ShouldBe(2);
        cluster.Counters["GET (unknown)"].ShouldBe(1);
        cluster.Counters.Total.ShouldBe(3);
        cluster.Counters.Reset();
        cluster.Counters.Total.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Strict_mode_refuses_and_records_what_the_description_does_not_know()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, SchemaFile = Path.Combine(SharedFiles.ApiFolder, "schema.json") });
        using var client = new TestClient(fleet.Clusters[0]);
        await client.Get("/cluster/resources?type=vm");
        fleet.Clusters[0].Violations.ShouldBeEmpty();

        using var response = await client.Send("GET", "/cluster/nosuch");

        ((int)response.StatusCode).ShouldBe(400);
        fleet.Clusters[0].Violations.ShouldHaveSingleItem().ShouldContain("/cluster/nosuch");
    }

    [Fact]
    public async Task A_token_without_privileges_sees_nothing_until_it_is_granted_a_role()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 5 });
        var cluster = fleet.Clusters[0];
        using var client = new TestClient(cluster) { Token = $"root@pam!weak={cluster.CreateToken("weak", hasOwnPrivileges: true)}" };
        (await client.Get("/cluster/resources?type=vm"))!.AsArray().ShouldBeEmpty();

        cluster.Grant("/vms", "root@pam!weak", "PVEAuditor");

        (await client.Get("/cluster/resources?type=vm"))!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task Wrong_options_are_refused_all_at_once()
    {
        var error = await Should.ThrowAsync<ArgumentException>(() => SimulatedFleet.Start(new FleetOptions { Clusters = 0, Nodes = 99, Port = -1 }));

        foreach (var name in new[] { "Clusters", "Nodes", "Port" }) error.Message.ShouldContain(name);
    }

    [Fact]
    public void The_command_line_names_every_error()
    {
        var (_, errors, _) = CommandLine.Parse(["--clusters", "x", "--bogus", "--nodes", "40"]);

        errors.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_admin_API_injects_faults_and_counts()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, AdminPort = 0 });
        var cluster = fleet.Clusters[0];
        using var http = TestHttp.Create();
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{fleet.AdminPort}/clusters/{cluster.Name}/faults/status?status=502&reason=proxy&count=1");
        request.Headers.Add("X-Simulator", "1");
        using var injected = await http.SendAsync(request, CancellationToken.None);
        ((int)injected.StatusCode).ShouldBe(204);
        using var client = new TestClient(cluster);

        using var hit = await client.Send("GET", "/version");
        ((int)hit.StatusCode).ShouldBe(502);
        using var counters = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{fleet.AdminPort}/counters"), CancellationToken.None);
        (await counters.Content.ReadAsStringAsync()).ShouldContain("GET /version");
    }
}
