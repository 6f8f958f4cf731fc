using Hypervisor.PveSimulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>The built UI in a real browser, against the real product and simulated clusters.</summary>
public sealed class WebUiTests(Browser browser) : IClassFixture<Browser>
{
    [SkippableFact]
    public async Task A_guest_stopped_in_the_cluster_is_shown_without_reload()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        using var api = await Api.SignIn(silo.Url);
        var id = await api.Register(fleet.Clusters[0]);
        var guest = fleet.Clusters[0].Guests.All.First(guest => guest is { IsRunning: true, IsTemplate: false });
        var page = await browser.SignIn(silo.Url);
        await page.GotoAsync($"{silo.Url}/hypervisor/guests?q=name:{guest.Name}");
        var row = page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = guest.Name });
        await Expect(row).ToContainTextAsync("running");
        await page.EvaluateAsync("window.notReloaded = true");

        fleet.Clusters[0].Guests.Stop(guest.Vmid);
        await api.Sync(id);

        await Expect(row).ToContainTextAsync("stopped");
        (await page.EvaluateAsync<bool>("window.notReloaded === true")).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_cluster_is_added_step_by_step_with_its_certificate_shown()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        var cluster = fleet.Clusters[0];
        var page = await browser.SignIn(silo.Url);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add a cluster" }).Or(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a cluster" })).First.ClickAsync();
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = false }).First.FillAsync("my cluster");
        await page.GetByLabel("Host").First.FillAsync(cluster.Host);
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Port" }).FillAsync($"{cluster.Port}");
        await Next(page);
        await Expect(page.GetByText(cluster.Fingerprint).First).ToBeVisibleAsync();
        await Next(page);
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Token ID" }).FillAsync(cluster.TokenId);
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Token secret" }).FillAsync(cluster.TokenSecret);
        await Next(page);
        await Expect(page.GetByText("Proxmox VE 9.2").First).ToBeVisibleAsync();
        using (var api = await Api.SignIn(silo.Url))
        {
            (await api.Get("controllers")).GetProperty("total").GetInt32().ShouldBe(0);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add", Exact = true }).ClickAsync();
            await api.Until("controllers?status=online", controllers => controllers.GetProperty("total").GetInt32() == 1);
        }
    }

    [SkippableFact]
    public async Task A_cluster_that_went_away_says_so_and_keeps_what_was_known()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        using var api = await Api.SignIn(silo.Url);
        var id = await api.Register(fleet.Clusters[0]);
        var page = await browser.SignIn(silo.Url);

        await fleet.Clusters[0].Faults.BeUnreachable();
        await api.Sync(id);

        await Expect(page.GetByText("unreachable").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Guests" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = fleet.Clusters[0].Name }).First).ToBeVisibleAsync();
    }

    private static Task Next(IPage page) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
}
