using System.Globalization;
using System.Net;
using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>What clusters hold that is not as one would have named, placed or sized it.</summary>
public sealed class OddThingsTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Theory]
    [InlineData("local:iso/debian+firmware~rc1, netinst (2).iso")]
    [InlineData("local:vztmpl/ubuntu-24.04~beta+1_amd64.tar.zst")]
    [InlineData("nfs-backup:iso/Windows Server, 2025 [de-DE].iso")]
    public async Task A_volume_keeps_its_name_however_odd(string volume)
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();
        clusters.Cluster.AddVolume(volume, volume.Contains("vztmpl", StringComparison.Ordinal) ? "vztmpl" : "iso", "iso", 5);

        var content = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/storage/{volume[..volume.IndexOf(':', StringComparison.Ordinal)]}/content");

        content.EnumerateArray().ShouldContain(item => item.Text("volid") == volume && item.GetProperty("size").GetInt64() == 5);
    }

    [Fact]
    public async Task A_guest_that_was_made_after_the_sync_is_found()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();
        clusters.Cluster.Guests.Create(new GuestSpec(7001, "pve2") { Name = "newcomer" });

        var config = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/qemu/7001/config");

        config.Text("name").ShouldBe("newcomer");
    }

    [Fact]
    public async Task An_agent_that_lacks_a_command_tells_the_rest()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 10);
        var machine = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        clusters.Cluster.Guests.Configure(machine.Vmid, "agent", "1");
        machine.Agent.IsInstalled = true;
        var id = await clusters.Register();
        using var lacking = clusters.Cluster.Faults.Add(new Fault(FaultKind.Status)
        {
            PathPrefix = $"/nodes/pve1/qemu/{machine.Vmid}/agent/get-osinfo", StatusCode = 500, Reason = "The command guest-get-osinfo has been disabled for this instance",
        });

        var info = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/qemu/{machine.Vmid}/agent/info");

        info.Text("hostname").ShouldBe(machine.Name);
        info.GetProperty("os_type").ValueKind.ShouldBe(JsonValueKind.Null);
        info.GetProperty("interfaces").GetArrayLength().ShouldBePositive();
        info.GetProperty("missing").GetRawText().ShouldContain("has been disabled for this instance");
    }

    [Fact]
    public async Task A_log_of_five_thousand_lines_is_read_to_its_end_and_no_line_twice()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        clusters.Cluster.Nodes.All[0].SyslogLines = 5_000;
        var path = $"hypervisor/controllers/{await clusters.Register()}/nodes/pve1/syslog";
        var read = new List<int>();

        for (var start = 0; ; start += 500)
        {
            using var part = await clusters.Admin.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{path}?start={start}&limit=500"));
            var lines = (await part.Json(HttpStatusCode.OK)).EnumerateArray().Select(line => line.GetProperty("n").GetInt32()).ToArray();
            if (lines.Length == 0)
            {
                part.Headers.GetValues("X-Total-Count").Single().ShouldBe("5000");
                break;
            }

            read.AddRange(lines);
        }

        read.ShouldBe(Enumerable.Range(1, 5_000));
        (await (await clusters.Admin.GetAsync($"{path}?limit=501")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["limit"]);
    }
}
