using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator.Tests;

public sealed partial class PermissionTests
{
    private static readonly Dictionary<string, string> Values = new() { ["node"] = "pve1", ["vmid"] = "100", ["zone"] = "lab", ["vnet"] = "vnet1", ["cidr"] = "192.0.2.1", ["id"] = "100-0", ["sid"] = "vm:100" };

    [SkippableFact]
    public async Task Who_lacks_the_privilege_that_the_description_names_is_refused()
    {
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(SharedFiles.ApiFolder, "schema.json")));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 0 });
        var cluster = fleet.Clusters[0];
        var secret = cluster.CreateToken("nothing", hasOwnPrivileges: true);
        using var client = new TestClient(cluster) { Token = $"root@pam!nothing={secret}" };
        var served = RouteTable.Default.All.Select(route => route.Name).ToHashSet();
        var differences = new List<string>();

        foreach (var endpoint in schema.RootElement.GetProperty("endpoints").EnumerateArray())
        {
            var (method, path) = (endpoint.GetProperty("method").GetString()!, endpoint.GetProperty("path").GetString()!);
            // The datacenter's options were recorded: whoever lacks the privilege gets fewer of them.
            if (path == "/cluster/options" || !served.Contains($"{method} {path}") || Wanted(endpoint) is not { } wanted) continue;
            var holes = Hole().Matches(wanted.Object).Select(hole => hole.Groups[1].Value).Where(name => !path.Contains($"{{{name}}}", StringComparison.Ordinal)).Select(name => $"{name}={Value(name)}");
            var arguments = string.Join('&', holes);
            using var response = await client.Send(method, Fill(path) + (method is "GET" or "DELETE" && arguments.Length > 0 ? $"?{arguments}" : ""), method is "GET" or "DELETE" ? null : arguments);
            var expected = $"403 Permission check failed ({Fill(wanted.Object)}, {wanted.Privileges})";
            if ($"{(int)response.StatusCode} {response.ReasonPhrase}" != expected) differences.Add($"{method} {path}: {(int)response.StatusCode} {response.ReasonPhrase}, not {expected}");
        }

        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    /// <summary>The object and privileges where the description names one privilege, or several of which any will do.</summary>
    private static (string Object, string Privileges)? Wanted(JsonElement endpoint)
    {
        if (endpoint.GetProperty("permissions") is not { ValueKind: JsonValueKind.Object } permissions || !permissions.TryGetProperty("check", out var check) || check[0].GetString() != "perm") return null;
        var privileges = check[2].EnumerateArray().Select(privilege => privilege.GetString()).ToList();
        var isAny = check.GetArrayLength() > 4 && check[3].GetString() == "any" && check[4].ToString() == "1";
        return privileges.Count == 1 || isAny && check.GetArrayLength() == 5 ? (check[1].GetString()!, string.Join('|', privileges)) : null;
    }

    private static string Fill(string template) => Hole().Replace(template, hole => Value(hole.Groups[1].Value));

    private static string Value(string name) => Values.GetValueOrDefault(name, "x1y");

    [GeneratedRegex("\\{([^}]+)\\}")] private static partial Regex Hole();
}
