using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.WebApi.Tests;

public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>To approve a change, run the tests with <c>APPROVE=1</c> and review the diff.</summary>
    [Fact]
    public async Task The_committed_document_is_what_the_product_serves()
    {
        await using var app = await HypervisorApp.Start();
        using var client = app.Anonymous();
        var served = JsonNode.Parse(await client.GetStringAsync("openapi.json"))!.ToJsonString(Indented) + "\n";
        var file = Path.Combine(Root(), "src", "WebApi", "openapi.json");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        served.ShouldBe(await File.ReadAllTextAsync(file), "The API changed. Approve it with APPROVE=1 and review the diff of openapi.json.");
    }

    [Theory]
    [InlineData("true", 200)]
    [InlineData("false", 404)]
    public async Task The_page_to_browse_it_is_there_when_switched_on(string enabled, int status)
    {
        await using var app = await HypervisorApp.Start(("ENABLE_DOCS", enabled));
        using var client = app.Anonymous();

        ((int)(await client.GetAsync("docs/")).StatusCode).ShouldBe(status);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hypervisor.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
