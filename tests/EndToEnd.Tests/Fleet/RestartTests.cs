using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task After_a_kill_the_same_fleet_is_there_even_while_its_cluster_is_away()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 2, Nodes = 3, Guests = 20, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        Guid id;
        int[] guests;
        int stopped;
        using (var api = await Api.SignIn(silo.Url))
        {
            id = await api.Register(fleet.Clusters[0]);
            await api.Register(fleet.Clusters[1]);
            stopped = fleet.Clusters[0].Guests.All.First(guest => guest is { IsRunning: true, IsTemplate: false, IsContainer: false }).Vmid;
            fleet.Clusters[0].Guests.Stop(stopped);
            await api.Sync(id);
            var organization = (await api.Get("auth/me")).GetProperty("organization_id").GetGuid();
            await api.Send(HttpMethod.Put, $"modules/org/{organization}/hypervisor/settings", new { sync_interval = 45 });
            await api.Send(HttpMethod.Post, "users", new { username = "ann", password = "a long enough one", role = "viewer" });
            guests = Vmids(await api.Get($"hypervisor/controllers/{id}/vms"));
        }

        await silo.Kill();
        await fleet.Clusters[0].Faults.BeUnreachable();
        silo.Restart();
        await silo.UntilReady();

        using var again = await Api.SignIn(silo.Url, "ann", "a long enough one");
        var dashboard = await again.Until("hypervisor/fleet/dashboard", fleets => fleets.GetProperty("online_clusters").GetInt32() == 1 && fleets.GetProperty("stale").GetBoolean());
        dashboard.GetProperty("total_clusters").GetInt32().ShouldBe(2);
        Vmids(await again.Get($"hypervisor/controllers/{id}/vms")).ShouldBe(guests);
        var timeline = await again.Get($"hypervisor/controllers/{id}/nodes/pve1/qemu/{stopped}/timeline");
        timeline.EnumerateArray().ShouldContain(entry => entry.GetProperty("summary").GetString() == "running → stopped");
        var me = await again.Get("auth/me");
        (await again.Get($"modules/org/{me.GetProperty("organization_id").GetGuid()}/hypervisor/settings")).GetProperty("sync_interval").GetInt32().ShouldBe(45);
    }

    [Fact]
    public async Task No_secret_is_in_the_store_or_the_log()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 5, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        using (var api = await Api.SignIn(silo.Url))
        {
            await api.Register(fleet.Clusters[0]);
        }

        await silo.Kill();

        foreach (var file in Directory.GetFiles(silo.DataFolder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(fleet.Clusters[0].TokenSecret)).ShouldBe(-1, file);
            bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Api.AdminPassword)).ShouldBe(-1, file);
        }

        silo.Output.ShouldNotContain(fleet.Clusters[0].TokenSecret);
        silo.Output.ShouldNotContain(Api.AdminPassword);
    }

    [Fact]
    public async Task The_demo_shows_three_clusters_and_again_after_a_restart()
    {
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment, arguments: ["--demo"]);
        await ThreeOnline();

        silo.Signal("TERM");
        (await silo.ExitCode()).ShouldBe(0);
        silo.Restart();
        await silo.UntilReady();
        await ThreeOnline();

        async Task ThreeOnline()
        {
            using var api = await Api.SignIn(silo.Url);
            var fleet = await api.Until("hypervisor/fleet/dashboard", dashboard => dashboard.GetProperty("online_clusters").GetInt32() == 3);
            fleet.GetProperty("total_clusters").GetInt32().ShouldBe(3);
        }
    }

    private static int[] Vmids(JsonElement guests) => [.. guests.EnumerateArray().Select(guest => guest.GetProperty("vmid").GetInt32())];
}
