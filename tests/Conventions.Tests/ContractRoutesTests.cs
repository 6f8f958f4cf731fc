using System.Text.Json;
using Xunit.Abstractions;

namespace Hypervisor.Conventions.Tests;

/// <summary>The committed OpenAPI document against the table of routes that callers were promised.</summary>
public sealed class ContractRoutesTests(ITestOutputHelper output)
{
    /// <summary>Reads that are no part of the document.</summary>
    private static readonly string[] ReadsLeftOut =
        ["/health/", "/metrics"];

    /// <summary>The parts of the table whose writes are built. A part is added here with its routes, and nothing leaves.</summary>
    private static readonly string[] WritesBuilt =
    [
        "/api/v1/auth/", "/api/v1/users", "/api/v1/api-keys", "/api/v1/organizations", "/api/v1/sites", "/api/v1/controllers",
        "/api/v1/discovery/", "/api/v1/modules/", "/api/v1/hypervisor/", "/api/v1/gateway-", "/api/v1/fabric/",
    ];

    [SkippableFact]
    public void Every_promised_route_that_is_built_is_in_the_document_with_its_lowest_role()
    {
        Skip.If(Repository.Shared is null, "The contract's folder is absent: set HYPERVISOR_SHARED.");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "WebApi", "openapi.json")));
        var paths = document.RootElement.GetProperty("paths");
        var rows = File.ReadLines(Path.Combine(Repository.Shared!, "contract", "rest.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        var promised = rows.Where(row => IsBuilt(row[1], row[4])).ToArray();

        output.WriteLine($"{promised.Length} of {rows.Length} promised routes are built.");
        foreach (var row in promised)
        {
            var (method, path, role) = (row[0].ToLowerInvariant(), row[1].Replace(":path}", "}", StringComparison.Ordinal), row[3]);
            paths.TryGetProperty(path, out var item).ShouldBeTrue(path);
            item.TryGetProperty(method, out var operation).ShouldBeTrue($"{row[0]} {path}");
            operation.GetProperty("x-lowest-role").GetString().ShouldBe(role, $"{row[0]} {path}");
        }
    }

    private static bool IsBuilt(string path, string kind) => kind is "read" or "privileged-read"
        ? !ReadsLeftOut.Any(part => path.Contains(part, StringComparison.Ordinal))
        : WritesBuilt.Any(part => path.StartsWith(part, StringComparison.Ordinal));
}
