using System.Text.Json;
using Microsoft.Playwright;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Each address, wide and narrow, in both themes: accessible by axe's rules for WCAG 2.2 AA, no sideways scroll, no error of script or policy.</summary>
[Collection(UiCollection.Name)]
public sealed class EveryPageTests(UiStage stage, PageWalk walk) : IClassFixture<PageWalk>
{
    public static TheoryData<string> Addresses => new(SiteMap.Addresses);

    [Fact]
    public void Every_route_and_tab_is_in_the_walk()
    {
        SiteMap.Unknown.ShouldBeEmpty("SiteMap needs something to stand for these routes' parameters");
        SiteMap.Routes.Count.ShouldBe(SiteMap.RouteCount, "a route's path isn't written as SiteMap reads it");
        SiteMap.Addresses.Count.ShouldBeGreaterThan(80);
    }

    [SkippableTheory]
    [MemberData(nameof(Addresses))]
    public async Task Is_accessible_fits_and_keeps_the_policy(string address)
    {
        await walk.Begin(stage);
        await walk.Inspect(address);
    }

    [SkippableTheory]
    [InlineData("palette")]
    [InlineData("plan")]
    [InlineData("form")]
    [InlineData("row menu")]
    [InlineData("bulk")]
    [InlineData("dialog")]
    [InlineData("tabs")]
    public async Task Is_accessible_with_this_open(string layer)
    {
        await walk.Begin(stage);
        await walk.Inspect(layer is "dialog" ? "admin/users" : layer is "tabs" ? "c/{vienna}/dashboard" : layer is "row menu" or "bulk" ? "guests?q=shop-400" : "c/{vienna}/g/qemu/{vm}/summary", page => Open(page, layer));
    }

    private static async Task Open(Visitor visitor, string layer)
    {
        var page = visitor.Page;
        switch (layer)
        {
            case "palette":
                await page.Keyboard.PressAsync("Control+k");
                await page.Locator(".mantine-Spotlight-search input").FillAsync("shop");
                await page.Locator(".mantine-Spotlight-action").Filter(new LocatorFilterOptions { HasText = "shop-400" }).WaitForAsync();
                break;
            case "plan":
                await visitor.Button("Shut down").First.ClickAsync();
                await page.GetByText("What is sent").WaitForAsync();
                break;
            case "form":
                await visitor.Button("Snapshot").Or(visitor.Button("Snapshot…")).First.ClickAsync();
                await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).First.WaitForAsync();
                break;
            case "row menu":
                await visitor.Row("shop-400").Locator(".row-menu").ClickAsync();
                await page.GetByRole(AriaRole.Menu).WaitForAsync();
                break;
            case "bulk":
                await visitor.Row("shop-400").Locator(".pick").ClickAsync();
                await page.Locator(".bulk, [class*=bulk]").First.WaitForAsync();
                break;
            case "dialog":
                await page.GetByRole(AriaRole.Button).Filter(new LocatorFilterOptions { HasTextRegex = new("^Add") }).First.ClickAsync();
                await page.GetByRole(AriaRole.Dialog).WaitForAsync();
                break;
            default:
                await page.Locator(".tabs-more").ClickAsync();
                await page.GetByRole(AriaRole.Menu).WaitForAsync();
                break;
        }
    }
}
