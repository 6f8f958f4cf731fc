using Hypervisor.PveSimulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>The silo that a page talks to is killed, and comes back: the page says so and catches up, without being loaded again.</summary>
[Collection(UiCollection.Name)]
public sealed class LostStreamTests(UiStage stage)
{
    [SkippableFact]
    public async Task A_page_outlives_its_silo()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        var cluster = fleet.Clusters[0];
        Guid id;
        using (var api = await Api.SignIn(silo.Url))
        {
            id = await api.Register(cluster);
        }

        var guest = cluster.Guests.All.First(guest => guest is { IsRunning: true, IsTemplate: false });
        await using var visitor = await stage.VisitAdmin(silo);
        var page = visitor.Page;
        await visitor.Open($"guests?q=name:{guest.Name}");
        var row = visitor.Row(guest.Name);
        await Expect(row).ToContainTextAsync("running");
        await Expect(page.Locator(".stream-light")).ToContainTextAsync("live");
        await page.EvaluateAsync("window.notReloaded = true");

        await silo.Kill();

        await Expect(page.GetByText("Live updates lost")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("running");
        cluster.Guests.Stop(guest.Vmid);
        silo.Restart();
        await silo.UntilReady();
        using (var api = await Api.SignIn(silo.Url))
        {
            await api.Sync(id);
        }

        await Expect(page.GetByText("Live updates lost")).ToBeHiddenAsync();
        await Expect(row).ToContainTextAsync("stopped");
        await Expect(page.Locator(".stream-light")).ToContainTextAsync("live");
        (await page.EvaluateAsync<bool>("window.notReloaded === true")).ShouldBeTrue();
    }
}
