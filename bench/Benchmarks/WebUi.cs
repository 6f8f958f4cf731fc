using System.IO.Compression;
using System.Text.RegularExpressions;
using Hypervisor.PveSimulator;
using Microsoft.Playwright;

namespace Hypervisor.Benchmarks;

/// <summary>The table of 20,000 guests in this machine's Chromium, headless and without a GPU.</summary>
internal static partial class WebUi
{
    private const int Clusters = 100;
    private const int Guests = 200;
    private const int Loads = 9;

    /// <summary>Notes when the first row with a name was there, from the start of the navigation.</summary>
    private const string NoteFirstRows = """
        const look = () => {
          if (document.querySelector('.tbody .name')) window.firstRows = performance.now()
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
        """;

    /// <summary>Scrolls by so many pixels each frame; answers the frames' lengths, the rows that were seen empty, and the long tasks.</summary>
    private const string Scroll = """
        ([step, frames]) => new Promise((done) => {
          const table = document.querySelector('.table')
          const lengths = []
          let [blank, tasks, last] = [0, 0, 0]
          const observer = new PerformanceObserver((list) => { tasks += list.getEntries().length })
          observer.observe({ entryTypes: ['longtask'] })
          const frame = (now) => {
            if (last > 0) lengths.push(now - last)
            last = now
            blank += table.querySelectorAll('.tbody .skeleton').length > 0 ? 1 : 0
            table.scrollTop += step
            if (lengths.length < frames) requestAnimationFrame(frame)
            else { observer.disconnect(); done([blank, tasks, ...lengths]) }
          }
          requestAnimationFrame(frame)
        })
        """;

    public static async Task Run(Report report)
    {
        var chromium = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium was found: install it or name it in CHROMIUM.");
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = Clusters, Nodes = 3, Guests = Guests, BackupsPerGuest = 0, InstantTasks = true });
        await using var silo = await SiloUnderTest.Start();
        foreach (var cluster in fleet.Clusters)
        {
            await silo.Register(cluster, interval: 60);
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await using var signedIn = await browser.NewContextAsync();
        await signedIn.APIRequest.PostAsync($"http://127.0.0.1:{silo.Port}/api/v1/auth/login", new APIRequestContextOptions { DataObject = new { username = "admin", password = SiloUnderTest.Password, cookie = true } });
        var cookies = await signedIn.StorageStateAsync();

        var loads = new List<double>();
        for (var load = 0; load < Loads; load++)
        {
            await using var fresh = await Visit(browser, cookies);
            loads.Add(await FirstRows(fresh, silo));
        }

        await using var context = await Visit(browser, cookies);
        await FirstRows(context, silo);
        var page = context.Pages[0];
        var slow = await Frames(page, 40, 300);
        var quick = await Frames(page, 1200, 300);

        report.Section(
            $"The web UI with {Clusters * Guests:N0} guests",
            $"{Clusters} clusters of {Guests} in one silo, the fleet's table in headless Chromium {browser.Version} without a GPU, 1440 by 900. A load has an empty cache; browser, silo and clusters share the machine.");
        loads.Sort();
        report.Row($"navigation to first rows, median of {Loads} (least to most)", $"{loads[Loads / 2]:0} ({loads[0]:0} to {loads[^1]:0}) ms", "under 1,000 ms");
        report.Row("scrolling 40 px a frame: p50 / p95", $"{slow.Median:0.0} / {slow.Late:0.0} ms", "p95 under 25 ms");
        report.Row("frames with an empty row / long tasks, of 300 frames", $"{slow.Blank} / {slow.LongTasks}", "0 / 0");
        report.Row("scrolling 1,200 px a frame: p50 / p95", $"{quick.Median:0.0} / {quick.Late:0.0} ms");
        report.Row("frames with an empty row / long tasks, of 300 frames", $"{quick.Blank} / {quick.LongTasks}");
        report.Row("initial script, gzip", $"{InitialScript() / 1000.0:0} kB", "under 300 kB");
    }

    private static async Task<IBrowserContext> Visit(IBrowser browser, string cookies)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { StorageState = cookies, ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await context.AddInitScriptAsync(NoteFirstRows);
        return context;
    }

    private static async Task<double> FirstRows(IBrowserContext context, SiloUnderTest silo)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"http://127.0.0.1:{silo.Port}/hypervisor/guests");
        await page.WaitForFunctionAsync("() => window.firstRows > 0");
        return await page.EvaluateAsync<double>("window.firstRows");
    }

    private static async Task<(double Median, double Late, int Blank, int LongTasks)> Frames(IPage page, int step, int frames)
    {
        var measured = await page.EvaluateAsync<double[]>(Scroll, new[] { step, frames });
        var lengths = measured.Skip(2).Order().ToArray();
        return (Load.Percentile(lengths, 0.5), Load.Percentile(lengths, 0.95), (int)measured[0], (int)measured[1]);
    }

    /// <summary>What the page names in its head: its script and those that it needs at once.</summary>
    private static long InitialScript()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "webui");
        return Script().Matches(File.ReadAllText(Path.Combine(folder, "index.html"))).Sum(match =>
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                gzip.Write(File.ReadAllBytes(Path.Combine(folder, match.Groups["file"].Value)));
            }

            return compressed.Length;
        });
    }

    [GeneratedRegex("\"/hypervisor/(?<file>assets/[^\"]+\\.js)\"")]
    private static partial Regex Script();
}
