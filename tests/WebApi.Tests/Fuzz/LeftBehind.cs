using System.Net;

namespace Hypervisor.WebApi.Tests;

/// <summary>What requests take and must give back: turns of uploads, places of consoles.</summary>
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

        await Consoles(target, admin);
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
