namespace Hypervisor.PveSimulator.Tests;

public sealed class AgentTests
{
    private const string Path = "/nodes/pve1/qemu/100/agent";

    [Fact]
    public async Task Answers_for_a_running_guest_with_an_agent()
    {
        await using var fleet = await Fleet(isRunning: true);
        using var client = new TestClient(fleet.Clusters[0]);

        (await client.Get(Path + "/get-host-name"))!["result"]!["host-name"]!.GetValue<string>().ShouldBe("web-01");
        (await client.Get(Path + "/get-osinfo"))!["result"]!["id"]!.GetValue<string>().ShouldBe("debian");
        (await client.Get(Path + "/network-get-interfaces"))!["result"]!.AsArray()[1]!["hardware-address"]!.GetValue<string>().ShouldBe("bc:24:11:00:00:01");
    }

    [Theory]
    [InlineData("", true, true, "No QEMU guest agent configured")]
    [InlineData("1", false, true, "VM 100 is not running")]
    [InlineData("1", true, false, "QEMU guest agent is not running")]
    public async Task Is_refused_without_an_agent(string configured, bool isRunning, bool isInstalled, string reason)
    {
        await using var fleet = await Fleet(isRunning);
        var cluster = fleet.Clusters[0];
        cluster.Guests.Configure(100, "agent", configured.Length == 0 ? null : configured);
        cluster.Guests.Find(100)!.Agent.IsInstalled = isInstalled;
        using var client = new TestClient(cluster);

        using var response = await client.Send("GET", Path + "/get-users");

        ((int)response.StatusCode).ShouldBe(500);
        response.ReasonPhrase.ShouldBe(reason);
    }

    [Fact]
    public async Task A_program_runs_as_the_test_says()
    {
        await using var fleet = await Fleet(isRunning: true);
        var agent = fleet.Clusters[0].Guests.Find(100)!.Agent;
        agent.Program("systemctl is-active nginx", "inactive\n", 3, "oh\n");
        using var client = new TestClient(fleet.Clusters[0]);

        using var started = await client.Send("POST", Path + "/exec", "command=systemctl&command=is-active&command=nginx");
        var pid = System.Text.Json.Nodes.JsonNode.Parse(await started.Content.ReadAsStringAsync())!["data"]!["pid"]!.GetValue<int>();
        var status = (await client.Get($"{Path}/exec-status?pid={pid}"))!;

        status["exitcode"]!.GetValue<int>().ShouldBe(3);
        status["out-data"]!.GetValue<string>().ShouldBe("inactive\n");
        status["err-data"]!.GetValue<string>().ShouldBe("oh\n");
        agent.Executed.ShouldBe(["systemctl is-active nginx"]);
    }

    [Fact]
    public async Task A_written_file_can_be_read_in_parts()
    {
        await using var fleet = await Fleet(isRunning: true);
        using var client = new TestClient(fleet.Clusters[0]);
        using var written = await client.Send("POST", Path + "/file-write", "file=%2Fetc%2Fmotd&content=hello");

        var answer = (await client.Get(Path + "/file-read?file=%2Fetc%2Fmotd&offset=1&count=3"))!;

        ((int)written.StatusCode).ShouldBe(200);
        answer["content"]!.GetValue<string>().ShouldBe("ell");
        answer["truncated"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Cloud_init_shows_what_waits_for_the_next_drive_and_hides_the_password()
    {
        await using var fleet = await Fleet(isRunning: false);
        var guests = fleet.Clusters[0].Guests;
        guests.Configure(100, "ide2", "local-lvm:vm-100-cloudinit,media=cdrom");
        guests.Configure(100, "ciuser", "admin");
        guests.Configure(100, "cipassword", "planted-secret");
        guests.Start(100);
        guests.Configure(100, "ciuser", "root");
        using var client = new TestClient(fleet.Clusters[0]);

        var pending = (await client.Get("/nodes/pve1/qemu/100/cloudinit"))!.AsArray();

        var user = pending.Single(entry => entry!["key"]!.GetValue<string>() == "ciuser")!;
        user["value"]!.GetValue<string>().ShouldBe("admin");
        user["pending"]!.GetValue<string>().ShouldBe("root");
        pending.ToJsonString().ShouldNotContain("planted-secret");
        (await client.Get("/nodes/pve1/qemu/100/cloudinit/dump?type=user"))!.GetValue<string>().ShouldContain("user: root");
    }

    private static async Task<SimulatedFleet> Fleet(bool isRunning)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        fleet.Clusters[0].Guests.Create(new GuestSpec(100, "pve1")
        {
            Name = "web-01", IsRunning = isRunning, Options = new Dictionary<string, string> { ["agent"] = "1", ["ostype"] = "l26", ["net0"] = "virtio=BC:24:11:00:00:01,bridge=vmbr0" },
        });
        return fleet;
    }
}
