using System.Globalization;
using System.Net;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class NodeReadsTests(SharedReads shared) : IClassFixture<SharedReads>
{
    private static readonly string[] Direct =
        ["services", "disks", "disks/smart?disk=/dev/nvme0n1", "network", "network/changes", "syslog", "sensors", "apt/updates", "certificates", "subscription", "tasks"];

    private static readonly string[] ByGateway = ["status", "network", "disks", "disks/nvme0n1/smart", "dns", "services", "sensors", "certificates", "apt-updates"];

    [Fact]
    public async Task Services_come_from_the_node_with_the_time_of_its_answer()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve1/services");

        var services = (await response.Json(HttpStatusCode.OK)).EnumerateArray().ToArray();
        services.ShouldContain(service => service.Text("service") == "pveproxy" && service.Text("state") == "running" && service.Text("active_state") == "active");
        DateTimeOffset.Parse(response.Headers.GetValues("X-As-Of").Single(), CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task A_node_tells_of_its_disks_network_log_packages_and_certificates()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();
        var admin = clusters.Admin;
        var node = $"hypervisor/controllers/{id}/nodes/pve2";

        var disks = (await admin.Read($"{node}/disks")).EnumerateArray().ToArray();
        disks.Select(disk => disk.Text("devpath")).ShouldBe(["/dev/nvme0n1", "/dev/nvme1n1", "/dev/sda"]);
        disks[0].Text("disk_type").ShouldBe("nvme");
        disks[0].GetProperty("size").GetInt64().ShouldBe(3_840_755_982_336);
        disks[0].GetProperty("wearout").GetDouble().ShouldBeInRange(80, 100);
        disks[0].GetProperty("vendor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        // A disk that spins has no wear to tell of.
        disks[2].Text("disk_type").ShouldBe("hdd");
        disks[2].GetProperty("wearout").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await admin.Read($"{node}/disks/smart?disk=/dev/sda")).GetProperty("attributes").GetArrayLength().ShouldBeGreaterThan(3);

        var smart = await admin.Read($"{node}/disks/smart?disk=/dev/nvme1n1");
        smart.Text("health").ShouldBe("PASSED");
        smart.Text("text").ShouldContain("Power On Hours");

        using var network = await admin.GetAsync($"{node}/network");
        var interfaces = (await network.Json(HttpStatusCode.OK)).EnumerateArray().ToArray();
        interfaces.Select(one => one.Text("iface")).ShouldBe(["eno1", "vmbr0"]);
        interfaces[1].Text("bridge_ports").ShouldBe("eno1");
        interfaces[1].Text("cidr").ShouldEndWith("/24");
        network.Headers.GetValues("X-Pending-Changes").ShouldBe(["false"]);
        (await admin.Read($"{node}/network/changes")).GetProperty("pending").GetBoolean().ShouldBeFalse();

        var sensors = await admin.Read($"{node}/sensors");
        sensors.GetProperty("cpu_temp").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        sensors.GetProperty("cpu_temps").GetArrayLength().ShouldBe(0);
        sensors.GetProperty("loadavg").GetArrayLength().ShouldBe(3);
        sensors.GetProperty("cpuinfo").Text("model").ShouldContain("EPYC");
        sensors.Text("kversion").ShouldStartWith("Linux");

        (await admin.Read($"{node}/apt/updates")).EnumerateArray().Select(package => package.Text("Package")).ShouldBeInOrder();
        var certificates = (await admin.Read($"{node}/certificates")).EnumerateArray().ToArray();
        certificates.Select(certificate => certificate.Text("filename")).ShouldBe(["pve-root-ca.pem", "pve-ssl.pem"]);
        certificates[1].Text("fingerprint").Length.ShouldBe(95);
        certificates[1].Text("pem").ShouldContain("BEGIN CERTIFICATE");

        var subscription = await admin.Read($"{node}/subscription");
        subscription.Text("status").ShouldBe("notfound");
        subscription.Text("serverid").ShouldBe("***");
    }

    [Fact]
    public async Task A_part_of_the_syslog_says_how_long_it_is()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        var log = $"hypervisor/controllers/{id}/nodes/pve1/syslog";

        using var first = await clusters.Admin.GetAsync($"{log}?limit=500");
        var total = long.Parse(first.Headers.GetValues("X-Total-Count").Single(), CultureInfo.InvariantCulture);
        (await first.Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(500);
        var part = (await clusters.Admin.Read($"{log}?start=7&limit=2")).EnumerateArray().ToArray();
        part.Select(line => line.GetProperty("n").GetInt32()).ShouldBe([8, 9]);
        part[0].Text("t").ShouldContain("pve1");
        var tail = (await clusters.Admin.Read($"{log}?tail=true&limit=3")).EnumerateArray().ToArray();
        tail.Length.ShouldBe(3);
        tail[2].GetProperty("n").GetInt64().ShouldBeInRange(total, total + 5);

        foreach (var (query, fields) in new (string, string[])[]
        {
            ("limit=0", ["limit"]), ("limit=501", ["limit"]), ("start=-1", ["start"]), ("limit=0&start=-1", ["limit", "start"]), ("start=1&tail=true", ["tail"]),
        })
        {
            (await (await clusters.Admin.GetAsync($"{log}?{query}")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(fields, query);
        }
    }

    [Theory]
    [InlineData("sda")]
    [InlineData("/dev/")]
    [InlineData("/dev/../etc")]
    [InlineData("/dev/sda%0a")]
    [InlineData("")]
    public async Task A_disk_is_named_by_its_device(string disk)
    {
        var app = shared.App;
        var admin = await app.Admin();

        var problem = await (await admin.GetAsync($"hypervisor/controllers/{Guid.NewGuid()}/nodes/pve1/disks/smart?disk={disk}")).ShouldBeProblem(422, "invalid");

        problem.Fields().ShouldBe(["disk"]);
    }

    [Fact]
    public async Task The_gateway_wraps_a_list_with_where_and_when()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();

        foreach (var read in ByGateway)
        {
            var envelope = await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve2/{read}");

            envelope.Text("controller_id").ShouldBe(id.ToString());
            envelope.Text("node").ShouldBe("pve2");
            envelope.GetProperty("fetched_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
            (envelope.TryGetProperty("items", out var items) ? items.GetArrayLength() : 1).ShouldBePositive(read);
        }

        (await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve2/dns")).GetProperty("item").Text("search").ShouldBe("example.com");
        (await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve2/status")).GetProperty("item").GetProperty("memory_total").GetInt64().ShouldBePositive();
        (await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve2/disks/%2Fdev%2Fnvme1n1/smart")).GetProperty("item").Text("disk").ShouldBe("/dev/nvme1n1");
        (await (await clusters.Admin.GetAsync($"gateway-proxmox-node/{id}/nodes/pve2/disks/nvme.1/smart")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["disk"]);
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/subscription?node=pve1")).GetProperty("item").Text("status").ShouldBe("notfound");
        (await (await clusters.Admin.GetAsync($"gateway-proxmox-cluster/{id}/subscription")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["node"]);
    }

    [Fact]
    public async Task An_unknown_node_is_not_found_in_the_words_of_the_cluster()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        foreach (var path in PathsOf(id, "nosuch"))
        {
            (await (await clusters.Admin.GetAsync(path)).ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain("hostname lookup 'nosuch' failed");
        }
    }

    [Fact]
    public async Task A_failure_of_the_cluster_is_a_failure_with_its_reason()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        using (clusters.Cluster.Faults.Add(Fault.Status(500, "unable to open file - out of luck") with { PathPrefix = "/nodes/pve1" }))
        {
            (await (await clusters.Admin.GetAsync(PathsOf(id, "pve1").First())).ShouldBeProblem(502, "cluster_error")).Text("detail").ShouldContain("out of luck");
        }

        using var fault = clusters.Cluster.Faults.Add(Fault.Status(403, "Permission check failed (/nodes/pve1, Sys.Audit)") with { PathPrefix = "/nodes/pve1" });
        foreach (var path in PathsOf(id, "pve1"))
        {
            (await (await clusters.Admin.GetAsync(path)).ShouldBeProblem(502, "cluster_forbidden")).Text("detail").ShouldContain("Sys.Audit");
        }
    }

    [Fact]
    public async Task A_node_that_is_down_is_named()
    {
        await using var clusters = await shared.Clusters(nodes: 3, guests: 2);
        var id = await clusters.Register();
        await clusters.Cluster.Nodes.TakeDown("pve3");

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve3/services");

        var problem = await response.Json(HttpStatusCode.BadGateway);
        problem.Text("code").ShouldBe("node_unreachable");
        problem.Text("detail").ShouldContain("Node 'pve3' can't be reached");
    }

    private static IEnumerable<string> PathsOf(Guid controller, string node) =>
        Direct.Select(read => $"hypervisor/controllers/{controller}/nodes/{node}/{read}").Concat(ByGateway.Select(read => $"gateway-proxmox-node/{controller}/nodes/{node}/{read}"));
}
