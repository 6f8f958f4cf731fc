using Microsoft.Playwright;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>A headless Chromium of the machine's; <c>CHROMIUM</c> names another.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Executable { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A window of a new visitor's.</summary>
    /// <param name="session">Cookies that another window kept; null for none.</param>
    public Task<IBrowserContext> NewContext(int width, string? session = null)
    {
        Skip.If(browser is null, "No Chromium was found: install it or name it in CHROMIUM.");
        return browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, StorageState = session });
    }

    /// <summary>A page of a new visitor's, who has signed in to the silo.</summary>
    public async Task<IPage> SignIn(string url, int width = 1440, string username = "admin", string password = Api.AdminPassword)
    {
        var context = await NewContext(width);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{url}/hypervisor/");
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "User name" }).FillAsync(username);
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Password" }).FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Guests" }).First.WaitForAsync();
        return page;
    }
}
