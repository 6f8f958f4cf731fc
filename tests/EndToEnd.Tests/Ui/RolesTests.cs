using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What each role finds: entries, buttons, pages by their address; and nothing of a site or an organization that isn't theirs.</summary>
[Collection(UiCollection.Name)]
public sealed class RolesTests(UiStage stage)
{
    private static readonly string[] Everybody = ["Fleet", "Guests", "Nodes", "Storage", "Backups", "Tasks", "Changes"];
    private static readonly string[] SiteAdministrators = ["Controllers", "Settings", "API keys"];
    private static readonly string[] OrganizationAdministrators = ["Users", "Sites", "Audit"];

    [SkippableTheory]
    [InlineData("vera", false, false)]
    [InlineData("otto", false, false)]
    [InlineData("carl", true, false)]
    [InlineData("olga", true, true)]
    public async Task The_rail_has_what_the_role_can_use(string username, bool administersSites, bool administersOrganization)
    {
        await using var visitor = await stage.Visit(username);
        await visitor.Open("");
        foreach (var (names, there) in new[] { (Everybody, true), (SiteAdministrators, administersSites), (OrganizationAdministrators, administersOrganization) })
        {
            foreach (var name in names)
            {
                await Expect(visitor.Page.Locator(".rail").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true })).ToHaveCountAsync(there ? 1 : 0);
            }
        }
    }

    [SkippableTheory]
    [InlineData("vera")]
    [InlineData("otto")]
    public async Task A_button_that_takes_a_higher_role_stays_and_says_which(string username)
    {
        await using var visitor = await stage.Visit(username);
        await visitor.Open($"c/{stage.ViennaId}/g/qemu/{stage.Machine.Vmid}/summary");
        var button = visitor.Button("Shut down").First;
        await Expect(button).ToHaveAttributeAsync("aria-disabled", "true");
        await button.FocusAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("site administrator");

        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        stage.Vienna.Guests.Find(stage.Machine.Vmid)!.IsRunning.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_site_administrator_can_press_it()
    {
        await using var visitor = await stage.Visit("carl");
        await visitor.Open($"c/{stage.ViennaId}/g/qemu/{stage.Machine.Vmid}/summary");

        await visitor.Button("Shut down").First.ClickAsync();

        await Expect(visitor.Button("Run now")).ToBeEnabledAsync();
    }

    [SkippableTheory]
    [InlineData("vera", "admin/users")]
    [InlineData("vera", "admin/audit")]
    [InlineData("otto", "admin/controllers/new")]
    [InlineData("carl", "admin/users")]
    [InlineData("carl", "admin/audit")]
    public async Task A_page_that_is_not_theirs_says_so_at_its_address(string username, string address)
    {
        await using var visitor = await stage.Visit(username);
        await visitor.Open(address);

        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("role|rights|not yours|administrator", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
        await Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("olga");
        await Expect(visitor.Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Next" })).ToHaveCountAsync(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_console_takes_a_site_administrator()
    {
        await using var visitor = await stage.Visit("otto");
        await visitor.Open($"c/{stage.ViennaId}/g/qemu/{stage.Machine.Vmid}/console");

        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("A console needs more rights");
    }

    [SkippableFact]
    public Task Of_other_sites_nothing_is_shown_to_who_is_limited_to_one() => Sees("sina", stage.BerlinId, own: "berlin", foreign: ["vienna", "shop-400", "bank-402", "zurich", "strange-490"], others: [stage.ViennaId, stage.ForeignId]);

    [SkippableFact]
    public Task Of_another_organization_nothing_is_shown() => Sees("xena", stage.ForeignId, own: "zurich", foreign: ["berlin", "vienna", "shop-400", "bank-402", "olga", "carl", "Nordhalle"], others: [stage.BerlinId, stage.ViennaId]);

    [SkippableFact]
    public Task An_organizations_administrator_sees_no_other_organization() => Sees("olga", stage.ViennaId, own: "vienna", foreign: ["zurich", "strange-490", "xena", "Elsewhere"], others: [stage.ForeignId]);

    /// <summary>Walks through all lists, the palette and the addresses of what is not theirs, and looks at all that the pages hold.</summary>
    private async Task Sees(string username, Guid controller, string own, string[] foreign, Guid[] others)
    {
        await using var visitor = await stage.Visit(username);
        // The audit log of an organization has all that its people did, and the first one's has the super administrator who made the other.
        string[] lists = ["", "guests", "nodes", "storage", "backups", "tasks", "changes?view=all", "kiosk", "admin/controllers", "admin/settings", "admin/users", "admin/keys", "admin/sites", "admin/audit", $"c/{controller}/dashboard", $"c/{controller}/vms"];
        foreach (var list in lists.Where(list => list != "admin/audit" || username != "olga"))
        {
            await visitor.Open(list);
            await HoldsNothingOf(visitor, foreign);
        }

        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(own);
        await visitor.Page.Keyboard.PressAsync("Control+k");
        foreach (var name in foreign)
        {
            await visitor.Page.Locator(".mantine-Spotlight-search input").FillAsync(name);
            await Expect(visitor.Page.Locator(".mantine-Spotlight-action").Filter(new LocatorFilterOptions { HasText = name })).ToHaveCountAsync(0);
        }

        foreach (var other in others)
        {
            foreach (var address in new[] { $"c/{other}/dashboard", $"c/{other}/vms", $"c/{other}/g/qemu/{stage.Machine.Vmid}/summary", $"guests?q=cluster:{foreign[0]}", $"admin/controllers/{other}" })
            {
                await visitor.Open(address);
                await HoldsNothingOf(visitor, address.Contains("q=", StringComparison.Ordinal) ? foreign[1..] : foreign);
            }
        }
    }

    private static async Task HoldsNothingOf(Visitor visitor, string[] names)
    {
        var page = await visitor.Page.ContentAsync();
        names.Where(name => page.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty($"{visitor.Page.Url} holds what is not theirs");
    }
}
