using System.Text.Json;
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

    [SkippableFact]
    public async Task Every_page_is_accessible_fits_its_width_and_keeps_the_policy()
    {
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment, arguments: ["--demo"]);
        using var api = await Api.SignIn(silo.Url);
        var fleet = await api.Until("hypervisor/fleet/dashboard", dashboard => dashboard.GetProperty("online_clusters").GetInt32() == 3);
        var id = fleet.GetProperty("clusters")[0].GetProperty("controller_id").GetGuid();
        string[] pages =
        [
            "", "guests", $"guests?sel={id}%2F100", "nodes", "storage", $"c/{id}/dashboard", $"c/{id}/nodes", $"c/{id}/nodes?sel={id}%2Fpve1", $"c/{id}/vms", $"c/{id}/containers", $"c/{id}/storage",
            $"c/{Guid.NewGuid()}/dashboard", "admin/controllers", "admin/controllers/new", $"admin/controllers/{id}", "admin/settings",
        ];
        var axe = await File.ReadAllTextAsync(Path.Combine(Source.Root, "src", "WebUi", "node_modules", "axe-core", "axe.min.js"));
        foreach (var width in new[] { 1440, 390 })
        {
            var page = await browser.SignIn(silo.Url, width);
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.AddRange(message.Type == "error" && !message.Text.Contains("404") ? [$"{page.Url}: {message.Text}"] : Array.Empty<string>());
            page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
            foreach (var path in pages)
            {
                await page.GotoAsync($"{silo.Url}/hypervisor/{path}");
                await page.Locator("main").First.WaitForAsync();
                await page.WaitForFunctionAsync("() => !document.querySelector('main [data-skeleton], main .skeleton')");
                await page.EvaluateAsync($"{axe}; 0");
                var violations = await page.EvaluateAsync<JsonElement>(
                    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html}`))");
                violations.EnumerateArray().Select(violation => $"/{path} at {width}: {violation}").ShouldBeEmpty();
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"/{path} scrolls sideways");
            }

            complaints.ShouldBeEmpty();
        }
    }

    private static Task Next(IPage page) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
}
