using Hypervisor.PveSimulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What a person does to guests in a day, in a real browser, and what the simulated cluster has of it.</summary>
public sealed class GuestDayTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly Dictionary<string, string> Writing = new(Api.Environment) { ["ADAPTER_READ_ONLY"] = "false", ["OMADA_READ_ONLY"] = "false" };

    [SkippableFact]
    public async Task A_virtual_machine_is_made_by_a_form_and_opened_from_its_change()
    {
        await using var day = await Day.Start(browser);
        await day.Open("vms");
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create…" }).ClickAsync();
        await day.Drawer.GetByLabel("Name", new LocatorGetByLabelOptions { Exact = true }).FillAsync("made here");
        await day.Button("See the plan").ClickAsync();
        await Expect(day.Drawer.GetByText("A DNS name", new LocatorGetByTextOptions { Exact = false })).ToBeVisibleAsync();
        await day.Drawer.GetByLabel("Name", new LocatorGetByLabelOptions { Exact = true }).FillAsync("made-here");
        await day.Drawer.GetByLabel("VLAN").FillAsync("42");
        await Expect(day.Drawer.GetByLabel("ID", new LocatorGetByLabelOptions { Exact = true })).Not.ToHaveValueAsync("");
        await day.Button("See the plan").ClickAsync();
        await Expect(day.Drawer.GetByText("name=made-here")).ToBeVisibleAsync();
        await day.Run();

        var made = day.Cluster.Guests.All.Single(guest => guest.Name == "made-here");
        var config = await day.Cluster.Read($"/nodes/{made.NodeName}/qemu/{made.Vmid}/config");
        config.GetProperty("net0").GetString().ShouldNotBeNull().ShouldContain("tag=42");
        config.GetProperty("boot").GetString().ShouldBe("order=scsi0;net0");
        await day.Drawer.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = $"Guest {made.Vmid}" }).ClickAsync();
        await Expect(day.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "made-here" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_machine_that_runs_shows_what_waits_for_its_next_start_and_lets_it_be_taken_back()
    {
        await using var day = await Day.Start(browser);
        var guest = day.Cluster.Guests.All.First(guest => guest is { IsRunning: true, IsContainer: false, IsTemplate: false });
        await day.Open($"g/qemu/{guest.Vmid}/hardware");
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Edit", Exact = true }).ClickAsync();
        await day.Page.GetByLabel("Memory", new PageGetByLabelOptions { Exact = true }).FillAsync("7168");
        await Expect(day.Page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "What changes" })).ToContainTextAsync("after the next start");

        await day.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Options" }).ClickAsync();
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stay" }).ClickAsync();
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "See the plan" }).ClickAsync();
        await day.Run();
        await day.Close();

        await Expect(day.Page.GetByText("1 setting takes effect with the next start.")).ToBeVisibleAsync();
        (await Pending()).ShouldBe("7168");
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take back" }).ClickAsync();
        await day.Run();
        await day.Close();
        await Expect(day.Page.GetByText("1 setting takes effect with the next start.")).ToBeHiddenAsync();
        (await Pending()).ShouldBeNull();

        async Task<string?> Pending() => (await day.Cluster.Read($"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/pending")).EnumerateArray()
            .Where(setting => setting.GetProperty("key").GetString() == "memory" && setting.TryGetProperty("pending", out _))
            .Select(setting => setting.GetProperty("pending").ToString()).SingleOrDefault();
    }

    [SkippableFact]
    public async Task A_firewall_rule_is_moved_by_keys_and_by_pointer()
    {
        await using var day = await Day.Start(browser);
        var guest = day.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsTemplate: false });
        foreach (var port in new[] { "3", "2", "1" })
        {
            day.Cluster.Firewall.OfGuest(guest.Vmid).AddRule("in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = port, ["comment"] = $"rule {port}" });
        }

        await day.Open($"g/lxc/{guest.Vmid}/firewall");
        var order = await Ports();
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Move rule 0:" }).FocusAsync();
        await day.Page.Keyboard.PressAsync("ArrowDown");
        await day.Page.Keyboard.PressAsync("ArrowDown");
        await day.Page.Keyboard.PressAsync("Enter");
        await Expect(day.Drawer.GetByRole(AriaRole.List, new LocatorGetByRoleOptions { Name = "What changes" })).ToContainTextAsync("position");
        await day.Run();
        await day.Close();
        (await Ports()).ShouldBe([order[1], order[2], order[0], .. order[3..]]);

        await Expect(day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Move rule 2: in ACCEPT tcp 1 rule 1" })).ToBeVisibleAsync();
        var handle = (await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Move rule 2:" }).BoundingBoxAsync()).ShouldNotBeNull();
        var first = (await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Move rule 0:" }).BoundingBoxAsync()).ShouldNotBeNull();
        await day.Page.Mouse.MoveAsync(handle.X + 8, handle.Y + 8);
        await day.Page.Mouse.DownAsync();
        await day.Page.Mouse.MoveAsync(first.X + 8, first.Y - 4, new MouseMoveOptions { Steps = 12 });
        await day.Page.Mouse.UpAsync();
        await Expect(day.Page.GetByText("Rule 2 goes to position 0")).ToBeVisibleAsync();
        await day.Button("See the plan", day.Page.Locator("main")).ClickAsync();
        await day.Run();
        (await Ports()).ShouldBe(order);

        async Task<string[]> Ports() => [.. (await day.Cluster.Read($"/nodes/{guest.NodeName}/lxc/{guest.Vmid}/firewall/rules")).EnumerateArray()
            .OrderBy(rule => rule.GetProperty("pos").GetInt32())
            .Select(rule => rule.TryGetProperty("dport", out var port) ? port.GetString()! : "")];
    }

    [SkippableFact]
    public async Task What_the_cluster_refuses_stands_at_its_field_and_nothing_that_was_entered_is_lost()
    {
        await using var day = await Day.Start(browser);
        await day.Open("containers");
        await day.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create…" }).ClickAsync();
        await day.Drawer.GetByLabel("Host name").FillAsync("box");
        await day.Drawer.GetByLabel("Template", new LocatorGetByLabelOptions { Exact = true }).First.ClickAsync();
        await day.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await day.Drawer.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Password of root" }).FillAsync("a secret of mine");
        await day.Drawer.GetByLabel("Name servers").FillAsync("not an address");
        await day.Button("See the plan").ClickAsync();

        await Expect(day.Drawer.GetByRole(AriaRole.Alert)).ToContainTextAsync("nameserver");
        await Expect(day.Drawer.GetByLabel("Name servers")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(day.Drawer.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Password of root" })).ToHaveValueAsync("a secret of mine");
        (await day.Page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage, ...localStorage })")).ShouldNotContain("a secret of mine");
        await day.Drawer.GetByLabel("Name servers").FillAsync("10.0.0.1");
        await day.Button("See the plan").ClickAsync();
        await day.Run();

        var made = day.Cluster.Guests.All.Single(guest => guest.Name == "box");
        (await day.Cluster.Read($"/nodes/{made.NodeName}/lxc/{made.Vmid}/config")).GetProperty("nameserver").GetString().ShouldBe("10.0.0.1");
    }

    /// <summary>One cluster that may be written to, and somebody signed in.</summary>
    private sealed class Day(SimulatedFleet fleet, SiloProcess silo, Api api, IPage page, Guid controller) : IAsyncDisposable
    {
        public SimulatedCluster Cluster => fleet.Clusters[0];

        public IPage Page => page;

        public ILocator Drawer => page.GetByRole(AriaRole.Dialog);

        public static async Task<Day> Start(Browser browser)
        {
            // A plan is asked of the cluster, which takes its time on a busy machine.
            SetDefaultExpectTimeout(30_000);
            var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = true });
            var silo = await SiloProcess.StartReady(environment: Writing);
            var api = await Api.SignIn(silo.Url);
            var controller = await api.Register(fleet.Clusters[0]);
            return new Day(fleet, silo, api, await browser.SignIn(silo.Url), controller);
        }

        public Task Open(string path) => page.GotoAsync($"{silo.Url}/hypervisor/c/{controller}/{path}");

        public ILocator Button(string name, ILocator? within = null) => (within ?? Drawer).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

        /// <summary>Runs the plan that is open, to its end.</summary>
        public async Task Run()
        {
            await Button("Run now").ClickAsync();
            await Expect(Drawer.GetByText("It is done.")).ToBeVisibleAsync();
        }

        public async Task Close()
        {
            await page.Keyboard.PressAsync("Escape");
            await Expect(Drawer).ToBeHiddenAsync();
        }

        public async ValueTask DisposeAsync()
        {
            api.Dispose();
            await page.Context.CloseAsync();
            await silo.DisposeAsync();
            await fleet.DisposeAsync();
        }
    }
}
