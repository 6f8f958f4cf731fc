using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What an operator does in a day, in one go and without leaving the UI; each step is looked up in the cluster.</summary>
[Collection(UiCollection.Name)]
public sealed class DaysWorkTests(UiStage stage)
{
    private const int Restored = 450;

    [SkippableFact]
    public async Task A_days_work()
    {
        var machine = stage.Machine;
        stage.Vienna.Guests.Configure(machine.Vmid, "cpulimit", "0.5");
        await using var carl = await stage.Visit("carl");
        var page = carl.Page;

        // Find a guest.
        await carl.Open("guests");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("tag:shop status:running");
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveAttributeAsync("aria-rowcount", "2");
        await carl.Row(machine.Name).ClickAsync();
        await carl.Link("Open page").ClickAsync();

        // Read why it is slow.
        await Expect(page.Locator("main")).ToContainTextAsync("Its processor time is limited to 0.5 CPU");

        // Snapshot it.
        await carl.Button("Snapshot").ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Name" }).FillAsync("before-the-work");
        await Run(carl);
        (await OfMachine("/snapshots")).EnumerateArray().ShouldContain(snapshot => snapshot.Text("name") == "before-the-work");

        // Change its configuration; the plan shows old and new.
        await Menu(carl, "Edit configuration");
        await Dialog(page).GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Memory" }).FillAsync("3072");
        await carl.Button("See the plan").ClickAsync();
        await Expect(Dialog(page)).ToContainTextAsync("2048");
        await Expect(Dialog(page)).ToContainTextAsync("3072");
        await Run(carl);
        (await OfMachine("/config")).GetProperty("memory").ToString().ShouldBe("3072");

        // Move it; the page stays and says where it is now.
        await carl.Button("Migrate").ClickAsync();
        await Choose(carl, "To node", "pve2");
        await Run(carl);
        stage.Vienna.Guests.Find(machine.Vmid)!.NodeName.ShouldBe("pve2");
        await Expect(page.Locator(".health")).ToContainTextAsync("pve2");

        // Back it up, and restore the backup beside it.
        await carl.Link("Backups").Last.ClickAsync();
        await carl.Button("Back up…").ClickAsync();
        await Choose(carl, "Storage", "nfs-backup");
        await Run(carl);
        await Expect(carl.Row("vzdump-qemu-400")).ToBeVisibleAsync();
        await carl.Row("vzdump-qemu-400").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Restore…" }).ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "As ID" }).FillAsync($"{Restored}");
        await Run(carl, typed: $"{Restored}");
        stage.Vienna.Guests.Find(Restored).ShouldNotBeNull();

        await ApproveAColleaguesReboot(carl);
        await LookAtTheConsole(carl);
        carl.Complaints.ShouldBeEmpty();
    }

    /// <summary>The policy asks for a second person: who asked can't approve it, and a colleague does, at her own desk.</summary>
    private async Task ApproveAColleaguesReboot(Visitor carl)
    {
        var guarded = stage.Guarded;
        await using var olga = await stage.Visit("olga");
        await olga.Open("changes?view=waiting");
        await carl.Open($"c/{stage.ViennaId}/g/qemu/{guarded.Vmid}/summary");
        await Menu(carl, "Reboot");
        await carl.Button("Request approval").ClickAsync();
        await Expect(Dialog(carl.Page)).ToContainTextAsync("somebody else has to approve");
        await Expect(carl.Button("Approve")).ToHaveCountAsync(0);
        await carl.Page.Keyboard.PressAsync("Escape");

        // It comes to her by itself; the list moves when she says so.
        await Expect(olga.Page.Locator(".rail a[href$='/changes'] .badge")).ToContainTextAsync("1");
        await olga.Button("Show").ClickAsync();
        await olga.Row($"VM {guarded.Vmid}").ClickAsync();
        await olga.Button("Approve").ClickAsync();
        await olga.Button("Apply").ClickAsync();
        await Expect(olga.Page.Locator("main")).ToContainTextAsync("It is done");
        stage.Vienna.TaskHistory.ShouldContain(task => task.Upid.Contains($":qmreboot:{guarded.Vmid}:", StringComparison.Ordinal));
        olga.Complaints.ShouldBeEmpty();
    }

    /// <summary>The screen changes with a key, and the terminal answers.</summary>
    private async Task LookAtTheConsole(Visitor carl)
    {
        await carl.Open($"c/{stage.ViennaId}/g/qemu/{stage.Machine.Vmid}/console");
        var page = carl.Page;
        await Expect(page.Locator("main")).ToContainTextAsync("Connected, on pve2");
        const string pixel = "() => { const screen = document.querySelector('.console-screen canvas'); return screen.width === 160 ? screen.getContext('2d').getImageData(5, 5, 1, 1).data.join() : '' }";
        await page.WaitForFunctionAsync($"() => ({pixel})() !== ''");
        var before = await page.EvaluateAsync<string>(pixel);
        await page.Locator(".console-screen canvas").ClickAsync();
        await page.Keyboard.PressAsync("a");
        await page.WaitForFunctionAsync($"before => ({pixel})() !== before", before);

        await carl.Button("Terminal").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Connected, on pve2");
        await page.Locator(".xterm-helper-textarea").FocusAsync();
        await page.Keyboard.TypeAsync("echo good evening\r");
        await Expect(page.Locator(".xterm-rows")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"good evening[\s\S]*good evening"));
    }

    private Task<System.Text.Json.JsonElement> OfMachine(string path) => stage.Admin.Get($"hypervisor/controllers/{stage.ViennaId}/nodes/any/qemu/{stage.Machine.Vmid}{path}");

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static async Task Menu(Visitor visitor, string entry)
    {
        await visitor.Button("More").Last.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Menuitem).Filter(new LocatorFilterOptions { HasText = entry }).First.ClickAsync();
    }

    private static async Task Choose(Visitor visitor, string field, string option)
    {
        await Dialog(visitor.Page).GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = field }).Or(Dialog(visitor.Page).GetByRole(AriaRole.Combobox, new LocatorGetByRoleOptions { Name = field })).First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = option }).First.ClickAsync();
    }

    /// <summary>From the form to the end of the change, and out of its drawer.</summary>
    private static async Task Run(Visitor visitor, string? typed = null)
    {
        var dialog = Dialog(visitor.Page);
        var next = visitor.Button("See the plan");
        var run = visitor.Button("Run now");
        await Expect(next.Or(run)).ToBeVisibleAsync();
        if (await next.IsVisibleAsync())
        {
            await next.ClickAsync();
        }

        await Expect(run).ToBeVisibleAsync();
        if (typed is not null)
        {
            await dialog.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = $"Type {typed}" }).FillAsync(typed);
        }

        await run.ClickAsync();
        await Expect(dialog).ToContainTextAsync("It is done");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
