using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>A way through the UI without a pointer. After each key the focus is on something that can be seen to have it.</summary>
[Collection(UiCollection.Name)]
public sealed class KeyboardTests(UiStage stage)
{
    /// <summary>Why the focus can't be seen, or nothing. A ring may be drawn by what surrounds a field.</summary>
    private const string FocusFault = """
        () => {
          const focused = document.activeElement
          if (!focused || focused === document.body) return 'the focus is lost'
          const place = focused.getBoundingClientRect()
          if (place.bottom < 0 || place.top > innerHeight || place.right < 0 || place.left > innerWidth) return `the focus is out of sight: ${focused.outerHTML.slice(0, 200)}`
          for (let each = focused, up = 0; each && up < 3; each = each.parentElement, up++) {
            const style = getComputedStyle(each)
            if ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none') return ''
          }
          if (focused.matches('input, textarea') || focused.getAttribute('tabindex') === '-1') return ''
          return `nothing shows the focus: ${focused.outerHTML.slice(0, 200)}`
        }
        """;

    [SkippableFact]
    public async Task Signs_in_finds_a_guest_takes_a_snapshot_and_applies_a_change()
    {
        await using var visitor = await stage.Visit(username: null);
        var page = visitor.Page;
        await visitor.Open("");

        await TabTo(visitor, visitor.Box("User name"));
        await page.Keyboard.TypeAsync("carl");
        await TabTo(visitor, visitor.Box("Password"));
        await page.Keyboard.TypeAsync(UiStage.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Link("Guests").First).ToBeVisibleAsync();

        await GoTo(visitor, "Guests", "Guests");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/guests"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("shop-400");
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveAttributeAsync("aria-rowcount", "2");
        await TabTo(visitor, page.GetByRole(AriaRole.Grid));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1, Name = "shop-400" })).ToBeVisibleAsync();

        await visitor.UntilSettled();
        await TabTo(visitor, visitor.Button("Snapshot"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("by-keys");
        await page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Button("Run now")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("It is done");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(visitor.Button("Snapshot")).ToBeFocusedAsync();
        (await stage.Admin.Get($"hypervisor/controllers/{stage.ViennaId}/nodes/{stage.Machine.NodeName}/qemu/{stage.Machine.Vmid}/snapshots")).EnumerateArray().ShouldContain(snapshot => snapshot.Text("name") == "by-keys");

        // After the snapshot: with it the configuration's digest changed, and what was planned before would be out of date.
        var change = (await stage.Admin.Send(HttpMethod.Post, $"gateway-proxmox-vm/{stage.ViennaId}/changes/proxmox.vm.config?operation=update", new
        {
            payload = new { node = stage.Machine.NodeName, vmid = stage.Machine.Vmid, description = "Kept by keys alone" },
            notes = "by keys alone",
        })).GetProperty("id").GetString();
        await GoTo(visitor, "Changes", "Changes");
        await TabTo(visitor, page.GetByRole(AriaRole.Grid));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("shop-400");
        await TabTo(visitor, page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Apply", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await stage.Admin.Until($"hypervisor/changes/{change}", state => state.Text("status") == "applied");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("It is done");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await visitor.Page.EvaluateAsync<string>(FocusFault)).ShouldBe("");
        visitor.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_plan_that_is_left_gives_the_focus_back_to_its_button()
    {
        await using var visitor = await stage.Visit("carl");
        await visitor.Open($"c/{stage.ViennaId}/g/qemu/{stage.Machine.Vmid}/summary");
        foreach (var name in new[] { "Shut down", "Snapshot" })
        {
            await TabTo(visitor, visitor.Button(name));
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await visitor.UntilSettled();
            await visitor.Page.Keyboard.PressAsync("Escape");
            await Expect(visitor.Button(name)).ToBeFocusedAsync();
        }
    }

    private static async Task GoTo(Visitor visitor, string typed, string heading)
    {
        await visitor.Page.Keyboard.PressAsync("Control+k");
        await Expect(visitor.Page.Locator(".mantine-Spotlight-search input")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync(typed);
        await Expect(visitor.Page.Locator(".mantine-Spotlight-action").First).ToContainTextAsync(typed);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(heading);
        await Expect(visitor.Page.Locator(".mantine-Spotlight-search input")).ToHaveCountAsync(0);
        await visitor.UntilSettled();
    }

    /// <summary>Presses Tab until it is there, and looks at the focus each time.</summary>
    private static async Task TabTo(Visitor visitor, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < 80; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                (await visitor.Page.EvaluateAsync<string>(FocusFault)).ShouldBe("");
                return;
            }

            var fault = await visitor.Page.EvaluateAsync<string>(FocusFault);

            // From the last element the focus goes to the browser's own bar, and from there to the first.
            if (fault != "the focus is lost")
            {
                fault.ShouldBe("");
            }
        }

        throw new InvalidOperationException($"Tab does not lead to {target}.");
    }
}
