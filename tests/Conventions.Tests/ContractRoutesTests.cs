using System.Text.Json;
using Xunit.Abstractions;

namespace Hypervisor.Conventions.Tests;

/// <summary>The committed OpenAPI document against the table of routes that callers were promised.</summary>
public sealed class ContractRoutesTests(ITestOutputHelper output)
{
    /// <summary>The parts of the table that are built. A part is added here with its routes, and nothing leaves.</summary>
    private static readonly string[] Built =
    [
        "/api/v1/auth/", "/api/v1/users", "/api/v1/api-keys", "/api/v1/organizations", "/api/v1/sites", "/api/v1/controllers",
        "/api/v1/discovery/", "/api/v1/modules/", "/api/v1/hypervisor/fleet/dashboard", "/api/v1/hypervisor/fleet/guests",
        "/api/v1/hypervisor/fleet/nodes", "/api/v1/hypervisor/fleet/storage", "/api/v1/hypervisor/fleet/events", Cluster + "dashboard",
        Cluster + "cluster/status", Cluster + "cluster/resources", Cluster + "vms", Cluster + "storage", Cluster + "nodes",
    ];

    private static readonly string[] BuiltBelowNodes = ["", "/vms", "/containers", "/storage", "/{vm_type}/{vmid}", "/{vm_type}/{vmid}/timeline"];

    private const string Cluster = "/api/v1/hypervisor/controllers/{controller_id}/";

    [SkippableFact]
    public void Every_promised_route_that_is_built_is_in_the_document_with_its_lowest_role()
    {
        Skip.If(Repository.Shared is null, "The contract's folder is absent: set HYPERVISOR_SHARED.");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "WebApi", "openapi.json")));
        var paths = document.RootElement.GetProperty("paths");
        var rows = File.ReadLines(Path.Combine(Repository.Shared!, "contract", "rest.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        var promised = rows.Where(row => IsBuilt(row[0], row[1])).ToArray();

        output.WriteLine($"{promised.Length} of {rows.Length} promised routes are built.");
        foreach (var row in promised)
        {
            var (method, path, role) = (row[0].ToLowerInvariant(), row[1], row[3]);
            paths.TryGetProperty(path, out var item).ShouldBeTrue(path);
            item.TryGetProperty(method, out var operation).ShouldBeTrue($"{row[0]} {path}");
            operation.GetProperty("x-lowest-role").GetString().ShouldBe(role, $"{row[0]} {path}");
        }
    }

    private static bool IsBuilt(string method, string path)
    {
        const string nodes = Cluster + "nodes/{node}";
        return path.StartsWith(nodes, StringComparison.Ordinal)
            ? method == "GET" && BuiltBelowNodes.Contains(path[nodes.Length..])
            : Built.Any(part => path.StartsWith(part, StringComparison.Ordinal))
                && (method == "GET" || !path.StartsWith(Cluster, StringComparison.Ordinal));
    }
}
