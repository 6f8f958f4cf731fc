using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>What requests take and must give back: turns of uploads, lanes, slots, places of consoles.</summary>
internal static class LeftBehind
{
    private const int ConsolesOfOnePerson = 10;

    public static async Task Check(FuzzTarget target)
    {
        var admin = await target.App.Admin();
        foreach (var controller in target.Controllers)
        {
            (await admin.Read($"hypervisor/controllers/{controller}/uploads")).GetArrayLength().ShouldBe(0);
            await target.Clusters.Sync(controller, admin);
        }

        await EndOfChanges(target, admin);
        await LanesOfNodes(target, admin);
        await Consoles(target, admin);
    }

    private static async Task EndOfChanges(FuzzTarget target, HttpClient admin)
    {
        var watch = await ChangeWatch.Start(target.App.Grains);
        foreach (var change in (await admin.Read("hypervisor/changes?status=applying&limit=500")).GetProperty("items").EnumerateArray())
        {
            if ((await admin.Read($"hypervisor/changes/{change.Id()}")).Text("status") == "applying")
            {
                await watch.Ended(change.Id());
            }
        }
    }

    /// <summary>A change of each node gets its turn. Whether it can be done is the node's affair: one may be down by now.</summary>
    private static async Task LanesOfNodes(FuzzTarget target, HttpClient admin)
    {
        var watch = await ChangeWatch.Start(target.App.Grains);
        foreach (var node in target.Clusters.Cluster.Nodes.All)
        {
            using var answer = await admin.PostAsJsonAsync($"hypervisor/controllers/{target.Controllers[0]}/nodes/{node.Name}/services/cron/restart?confirmed=true", new { });
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                await watch.Ended((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("change_id").GetGuid());
            }
        }
    }

    private static async Task Consoles(FuzzTarget target, HttpClient admin)
    {
        target.App.Clock.Advance(TimeSpan.FromMinutes(1));
        if (target.Clusters.Cluster.Guests.All.FirstOrDefault(guest => guest is { IsContainer: false, IsRunning: true }) is not { } machine)
        {
            return;
        }

        for (var i = 0; i < ConsolesOfOnePerson; i++)
        {
            using var answer = await admin.PostAsync($"hypervisor/controllers/{target.Controllers[0]}/nodes/{machine.NodeName}/qemu/{machine.Vmid}/console?console_type=vnc", null);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, $"console {i}");
        }
    }
}
