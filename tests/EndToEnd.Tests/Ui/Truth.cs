using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What a page has to say, held against what the API and the simulated cluster say.</summary>
internal sealed class Truth(UiStage stage, Visitor visitor, string guest)
{
    private const string Lines = "main :is(tr, li, [role=row], dl > div, figcaption > span), aside :is(tr, li, [role=row], dl > div, figcaption > span)";

    public UiStage Stage => stage;

    public IPage Page => visitor.Page;

    /// <summary>The address of the cluster in the API.</summary>
    private string Cluster => $"hypervisor/controllers/{stage.ViennaId}";

    public Task<JsonElement> Get(string path) => stage.Admin.Get($"{Cluster}/{path}");

    public Task<JsonElement> OfGuest(string path) => stage.Admin.Get($"{Cluster}/{guest}{path}");

    public Task<JsonElement> OfGuestUntil(string path, Func<JsonElement, bool> holds) => stage.Admin.Until($"{Cluster}/{guest}{path}", holds);

    public Task<JsonElement> Send(string path, object body) => stage.Admin.Send(HttpMethod.Post, $"{Cluster}/{guest}{path}", body);

    /// <summary>The line about one thing, a row or an entry of a list, says all of these. What is null isn't known and isn't asked for.</summary>
    public async Task Line(string about, params string?[] words)
    {
        var line = Page.Locator(Lines).Filter(new LocatorFilterOptions { HasText = about }).First;
        foreach (var word in words.Where(word => !string.IsNullOrEmpty(word)))
        {
            await Expect(line).ToContainTextAsync(word!);
        }
    }

    /// <summary>Some line says all of these together, where no single word tells one line from another.</summary>
    public async Task SomeLine(params string?[] words)
    {
        var lines = words.Where(word => !string.IsNullOrEmpty(word)).Aggregate(Page.Locator(Lines), (found, word) => found.Filter(new LocatorFilterOptions { HasText = word }));
        await Expect(lines.First).ToBeVisibleAsync();
    }

    public async Task Says(params string?[] words)
    {
        var place = Page.Locator("main");
        foreach (var word in words.Where(word => !string.IsNullOrEmpty(word)))
        {
            await Expect(place).ToContainTextAsync(word!);
        }
    }

    /// <summary>One line for each thing, and at least one thing.</summary>
    public async Task EachLine(JsonElement things, Func<JsonElement, string> about, params Func<JsonElement, string?>[] words)
    {
        things.GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var thing in things.EnumerateArray())
        {
            await Line(about(thing), [.. words.Select(word => word(thing))]);
        }
    }

    /// <summary>Each chart says the last value of what was measured; a chart that the browser draws can't be read otherwise.</summary>
    public async Task Charts(string of, params string[] captions)
    {
        (await Get($"{of}/rrd?timeframe=hour")).GetArrayLength().ShouldBeGreaterThan(10);
        foreach (var caption in captions)
        {
            await Expect(Page.Locator("figcaption > span").Filter(new LocatorFilterOptions { HasTextRegex = new($"^{caption} last [0-9]") }).First).ToBeVisibleAsync();
        }
    }

    /// <summary>As the UI writes sizes: three digits in powers of 1024.</summary>
    public static string Bytes(JsonElement value)
    {
        var (size, unit) = (value.GetDouble(), 0);
        while (size >= 1023.5)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        var digits = size >= 100 ? "#,0" : size >= 10 ? "0.#" : "0.##";
        return $"{Math.Round(size, size >= 100 ? 0 : size >= 10 ? 1 : 2, MidpointRounding.AwayFromZero).ToString(digits, CultureInfo.InvariantCulture)} {new[] { "B", "KiB", "MiB", "GiB", "TiB", "PiB" }[unit]}";
    }
}
