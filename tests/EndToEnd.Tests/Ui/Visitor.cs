using System.Text.Json;
using Microsoft.Playwright;
using IRequest = Microsoft.Playwright.IRequest;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Somebody at a browser of their own, and what the browser complained of meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>A machine that runs everything at once is slow; what is right comes at once on an idle one.</summary>
    private const float PatienceMs = 30_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(10);

    /// <summary>Whether what is to be seen is there, two frames from now: what arrived last is drawn by then.</summary>
    private const string Settled = """
        () => new Promise((answer) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const main = document.querySelector('main')
          answer(main !== null && main.innerText.trim().length > 0 && !document.querySelector('.skeleton, .skeleton-line, .skeleton-rows, [data-skeleton], [aria-busy="true"]'))
        })))
        """;

    private readonly IBrowserContext context;
    private readonly string url;
    private readonly List<string> complaints = [];
    private readonly Dictionary<IRequest, long> asked = [];

    private Visitor(IBrowserContext context, IPage page, string url)
    {
        (this.context, Page, this.url) = (context, page, url);
        page.Request += (_, request) => Track(request, isOpen: true);
        page.RequestFinished += (_, request) => Track(request, isOpen: false);
        page.RequestFailed += (_, request) => Track(request, isOpen: false);
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // The browser's own line about an answer of the API that is no success; the page says it in its words.
            if (message.Type == "error" && !message.Location.Contains("/api/v1/", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and of the content security policy, and files that are not there.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <param name="session">What <see cref="Session"/> kept of a sign-in; null for nobody.</param>
    public static async Task<Visitor> Come(Browser browser, string url, string? session, int width = 1440, bool dark = false)
    {
        var context = await browser.NewContext(width, session);
        context.SetDefaultTimeout(PatienceMs);
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        await context.AddInitScriptAsync($"localStorage.setItem('mantine-color-scheme-value', '{(dark ? "dark" : "light")}')");
        return new Visitor(context, await context.NewPageAsync(), url);
    }

    /// <summary>Signs in without the form, which has tests of its own, and keeps the cookies: how often one may sign in is limited.</summary>
    public static async Task<string> Session(Browser browser, string url, string username, string password)
    {
        await using var context = await browser.NewContext(1440);
        var answer = await context.APIRequest.PostAsync($"{url}/api/v1/auth/login", new APIRequestContextOptions { DataObject = new { username, password, cookie = true } });
        answer.Ok.ShouldBeTrue($"{username} can't sign in: {answer.Status} {await answer.TextAsync()}");
        return await context.StorageStateAsync();
    }

    /// <summary>Opens an address below <c>/hypervisor/</c> and waits until all that it asked for is there.</summary>
    public async Task Open(string path)
    {
        lock (asked) asked.Clear();
        await Page.GotoAsync($"{url}/hypervisor/{path}", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await UntilSettled();
    }

    /// <summary>Until nothing is asked for any more, and all that came is drawn.</summary>
    public async Task UntilSettled()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!(IsQuiet() && await Page.EvaluateAsync<bool>(Settled) && IsQuiet()))
        {
            if (TimeProvider.System.GetElapsedTime(started).TotalMilliseconds > PatienceMs)
            {
                throw new TimeoutException($"{Page.Url} is still loading {string.Join(' ', asked.Keys.Select(request => request.Url))}\n{await Page.Locator("body").InnerTextAsync()}");
            }

            await Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
    }

    public async Task<JsonElement> Evaluate(string script) => await Page.EvaluateAsync<JsonElement>(script);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Box(string name) => Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = name });

    public ILocator Row(string text) => Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = text }).First;

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private bool IsQuiet()
    {
        // What the page before asked for is not always told to have ended with it.
        lock (asked) return asked.Values.All(at => TimeProvider.System.GetElapsedTime(at) > Forgotten);
    }

    private void Track(IRequest request, bool isOpen)
    {
        lock (asked)
        {
            // The stream of events stays open.
            if (isOpen && !request.Url.Contains("/fleet/events", StringComparison.Ordinal)) asked[request] = TimeProvider.System.GetTimestamp();
            else asked.Remove(request);
        }
    }
}
