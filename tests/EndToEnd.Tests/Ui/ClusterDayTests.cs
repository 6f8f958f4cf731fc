using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.PveSimulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What an administrator does to a cluster in its tabs, each looked for in the cluster itself.</summary>
public sealed class ClusterDayTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly Dictionary<string, string> Writing = new(Api.Environment) { ["ADAPTER_READ_ONLY"] = "false", ["OMADA_READ_ONLY"] = "false" };

    [SkippableFact]
    public async Task A_backup_job_is_made_and_run()
    {
        await using var day = await Day.Begin(browser, "backup");
        var guest = day.Cluster.Guests.All.First(guest => guest is { IsRunning: true, IsTemplate: false });
        var storage = await day.StorageFor("backup");

        await day.Click("Add a job…");
        await day.Drawer.GetByLabel("ID", Exactly).FillAsync("e2e-job");
        await day.Drawer.GetByRole(AriaRole.Button, Named("Chosen guests")).ClickAsync();
        await day.Choose("Guests", $"{guest.Vmid} ·", search: guest.Name);
        await day.Choose("To storage", storage);
        await day.Drawer.GetByLabel("Schedule").First.FillAsync("sat 02:30");
        await day.Drawer.GetByLabel("Keep last").FillAsync("3");
        await day.PlanAndRun();

        var job = await day.Pve("cluster/backup/e2e-job");
        job.GetProperty("vmid").ToString().ShouldBe($"{guest.Vmid}");
        job.GetProperty("schedule").GetString().ShouldBe("sat 02:30");
        job.GetProperty("storage").GetString().ShouldBe(storage);

        await day.Row("e2e-job").GetByRole(AriaRole.Button, Named("Run now…")).ClickAsync();
        await day.Drawer.GetByRole(AriaRole.Button, Named("See the plan")).ClickAsync();
        await day.Drawer.GetByRole(AriaRole.Button, Named("Run for 1 guest")).ClickAsync();
        await Expect(day.Drawer.GetByRole(AriaRole.Button, Named("applied"))).ToBeVisibleAsync(Patient);
        day.Cluster.TaskHistory.ShouldContain(task => task.Upid.Contains($":vzdump:{guest.Vmid}:", StringComparison.Ordinal) && task.ExitStatus == "OK");
    }

    [SkippableFact]
    public async Task An_ha_resource_and_a_rule_are_made_and_removed()
    {
        await using var day = await Day.Begin(browser, "ha");
        var managed = (await day.Pve("cluster/ha/resources")).EnumerateArray().Select(resource => resource.GetProperty("sid").GetString()).ToList();
        var guest = day.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsTemplate: false } && !managed.Contains($"vm:{guest.Vmid}"));
        var sid = $"vm:{guest.Vmid}";

        await day.Click("Add a resource…");
        await day.Choose("Guest", $"{guest.Vmid} ·", search: guest.Name);
        await day.Drawer.GetByLabel("Restarts on the same node").FillAsync("2");
        await day.PlanAndRun();
        (await day.Pve($"cluster/ha/resources/{sid}")).GetProperty("max_restart").ToString().ShouldBe("2");

        await day.Click("Add a rule…");
        await day.Drawer.GetByLabel("Name", Exactly).FillAsync("near");
        await day.Choose("Resources", sid);
        await day.Drawer.GetByLabel("pve1", Exactly).CheckAsync();
        await day.Drawer.GetByLabel("Priority of pve1").FillAsync("2");
        await day.PlanAndRun();
        (await day.Pve("cluster/ha/rules/near")).GetProperty("nodes").GetString().ShouldBe("pve1:2");

        await day.Row("near").GetByRole(AriaRole.Button, Named("Remove…")).ClickAsync();
        await day.Run();
        await Expect(day.Row("near")).ToHaveCountAsync(0);
        await day.Row(sid).GetByRole(AriaRole.Button, Named("Remove…")).ClickAsync();
        await day.PlanAndRun();

        await Expect(day.Row(sid)).ToHaveCountAsync(0);
        (await day.Pve("cluster/ha/resources")).EnumerateArray().ShouldNotContain(resource => resource.GetProperty("sid").GetString() == sid);
        (await day.Pve("cluster/ha/rules")).EnumerateArray().ShouldNotContain(rule => rule.GetProperty("rule").GetString() == "near");
    }

    [SkippableFact]
    public async Task A_zone_and_a_network_are_made_and_applied_and_a_zone_in_use_says_why_it_stays()
    {
        await using var day = await Day.Begin(browser, "sdn");
        day.Cluster.Sdn.Apply();

        await day.Click("Add a zone…");
        await day.Drawer.GetByLabel("Zone", Exactly).FillAsync("e2ezone");
        await day.PlanAndRun();
        await day.Click("Add a virtual network…");
        await day.Drawer.GetByLabel("Name", Exactly).FillAsync("e2enet");
        await day.Choose("In zone", "e2ezone");
        await day.PlanAndRun();
        await Expect(day.Row("e2enet")).ToContainTextAsync("new, not applied");
        day.Cluster.Sdn.HasPendingChanges.ShouldBeTrue();

        await day.Click("Apply…");
        await day.Run();
        await Expect(day.Row("e2enet")).ToContainTextAsync("applied");
        day.Cluster.Sdn.HasPendingChanges.ShouldBeFalse();
        (await day.Pve("cluster/sdn/vnets/e2enet?running=1")).GetProperty("zone").GetString().ShouldBe("e2ezone");

        await Expect(day.Page.GetByText("Still holds e2enet")).ToBeVisibleAsync();
        await day.Page.GotoAsync($"{day.Url}/hypervisor/plan?feature=proxmox.sdn.zone&operation=delete&target={day.Id}&target_id=e2ezone&name=e2ezone");
        await Expect(day.Drawer.GetByText("This is in the way")).ToBeVisibleAsync(Patient);
        await Expect(day.Drawer.GetByText(new Regex("e2enet"))).ToBeVisibleAsync();
        await Expect(day.Drawer.GetByRole(AriaRole.Button, Named("Run now"))).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Pruning_shows_what_goes_and_why_before_it_goes()
    {
        await using var day = await Day.Begin(browser, "storage");
        var storage = await day.StorageFor("backup");
        var node = day.Cluster.Nodes.All[0].Name;
        var before = await Backups();
        var stay = before.Where(backup => backup.IsProtected)
            .Concat(before.Where(backup => !backup.IsProtected).GroupBy(backup => backup.Vmid).Select(ofGuest => ofGuest.MaxBy(backup => backup.Made)!))
            .Select(backup => backup.Volume).ToList();
        stay.Count.ShouldBeLessThan(before.Count);

        await day.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = storage }).First.ClickAsync();
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Prune", Exact = true }).ClickAsync();
        await day.Drawer.GetByLabel("Keep last").FillAsync("1");
        var preview = day.Drawer.GetByRole(AriaRole.Table);
        await Expect(preview.GetByText("one of the last").First).ToBeVisibleAsync(Patient);
        await Expect(preview.GetByText("no rule keeps it").First).ToBeVisibleAsync();
        await Expect(preview.GetByRole(AriaRole.Cell).Filter(new LocatorFilterOptions { HasTextRegex = new Regex("removed$") })).ToHaveCountAsync(before.Count - stay.Count);
        await day.Drawer.GetByRole(AriaRole.Button, Named("See the plan")).ClickAsync();
        await day.Drawer.GetByLabel($"Type {storage} to run it").FillAsync(storage);
        await day.Run();

        (await Backups()).Select(backup => backup.Volume).ShouldBe(stay, ignoreOrder: true);

        async Task<List<Backup>> Backups() =>
            (await day.Pve($"nodes/{node}/storage/{storage}/content?content=backup")).EnumerateArray().Select(volume => new Backup(
                volume.GetProperty("volid").GetString()!,
                volume.GetProperty("vmid").ToString(),
                volume.GetProperty("ctime").GetInt64(),
                volume.TryGetProperty("protected", out var marked) && marked.ToString() == "1")).ToList();
    }

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    private static readonly LocatorGetByLabelOptions Exactly = new() { Exact = true };

    private static LocatorGetByRoleOptions Named(string name) => new() { Name = name, Exact = true };

    private sealed record Backup(string Volume, string Vmid, long Made, bool IsProtected);

    /// <summary>A tab of a simulated cluster, open in a browser.</summary>
    private sealed class Day : IAsyncDisposable
    {
        private readonly SimulatedFleet fleet;
        private readonly SiloProcess silo;
        private readonly Api api;
        private readonly HttpClient pve;

        private Day(SimulatedFleet fleet, SiloProcess silo, Api api, IPage page, Guid id)
        {
            (this.fleet, this.silo, this.api, Page, Id) = (fleet, silo, api, page, id);
            pve = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
            {
                BaseAddress = new Uri($"https://{Cluster.Host}:{Cluster.Port}/api2/json/"),
            };
            pve.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"PVEAPIToken={Cluster.TokenId}={Cluster.TokenSecret}");
        }

        public SimulatedCluster Cluster => fleet.Clusters[0];

        public IPage Page { get; }

        public Guid Id { get; }

        public string Url => silo.Url;

        public ILocator Drawer => Page.GetByRole(AriaRole.Dialog);

        public static async Task<Day> Begin(Browser browser, string tab)
        {
            var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 12, InstantTasks = true });
            var silo = await SiloProcess.StartReady(environment: Writing);
            var api = await Api.SignIn(silo.Url);
            var id = await api.Register(fleet.Clusters[0]);
            var page = await browser.SignIn(silo.Url);
            page.SetDefaultTimeout(60_000);
            await page.GotoAsync($"{silo.Url}/hypervisor/c/{id}/{tab}");
            return new Day(fleet, silo, api, page, id);
        }

        /// <summary>What the cluster itself answers.</summary>
        public async Task<JsonElement> Pve(string path) => (await pve.GetFromJsonAsync<JsonElement>(path)).GetProperty("data");

        public async Task<string> StorageFor(string content) =>
            (await api.Get($"hypervisor/controllers/{Id}/storage")).EnumerateArray()
                .First(pool => pool.GetProperty("shared").GetBoolean() && pool.GetProperty("content").EnumerateArray().Any(each => each.GetString() == content)).GetProperty("storage").GetString()!;

        public ILocator Row(string name) => Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { Has = Page.Locator("strong", new PageLocatorOptions { HasTextRegex = new Regex($"^{Regex.Escape(name)}$") }) });

        public Task Click(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

        /// <summary>Chooses from a list in the drawer.</summary>
        public async Task Choose(string label, string option, string? search = null)
        {
            var field = Drawer.GetByLabel(label, Exactly).And(Page.Locator("input")).First;
            await field.ClickAsync();
            if (search is not null)
            {
                await field.FillAsync(search);
            }

            await Page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = option, Visible = true }).First.ClickAsync();
            await Drawer.GetByRole(AriaRole.Heading).First.ClickAsync();
        }

        public async Task PlanAndRun()
        {
            await Drawer.GetByRole(AriaRole.Button, Named("See the plan")).ClickAsync();
            await Run();
        }

        public async Task Run()
        {
            await Drawer.GetByRole(AriaRole.Button, Named("Run now")).ClickAsync();
            await Expect(Drawer.GetByText("It is done.")).ToBeVisibleAsync(Patient);
            await Drawer.GetByRole(AriaRole.Button, Named("Close")).First.ClickAsync();
        }

        public async ValueTask DisposeAsync()
        {
            pve.Dispose();
            await Page.Context.DisposeAsync();
            api.Dispose();
            await silo.DisposeAsync();
            await fleet.DisposeAsync();
        }
    }
}
