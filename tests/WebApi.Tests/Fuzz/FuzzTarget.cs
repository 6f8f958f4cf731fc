using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>The product with everything that a request can name: two clusters that may be written to, people of every role, another tenant.</summary>
internal sealed class FuzzTarget : IAsyncDisposable
{
    private static readonly IReadOnlyList<string> OfPeople = [HypervisorApp.AdminPassword, HypervisorApp.Password, FuzzValues.Canary];

    private FuzzTarget(SimulatedClusters clusters, RecordedLogs logs) => (Clusters, Logs) = (clusters, logs);

    public SimulatedClusters Clusters { get; }

    public HypervisorApp App => Clusters.App;

    /// <summary>Lines of errors, and such that show a secret.</summary>
    public RecordedLogs Logs { get; }

    public required IReadOnlyList<FuzzCaller> Callers { get; init; }

    public required FuzzValues Values { get; init; }

    public required IReadOnlyList<ApiOperation> Operations { get; init; }

    public required IReadOnlyList<Guid> Controllers { get; init; }

    /// <summary>What no answer and no log may show.</summary>
    public static IReadOnlyList<string> Secrets(IEnumerable<SimulatedCluster> clusters) =>
        [.. OfPeople, .. clusters.SelectMany(cluster => new[] { cluster.TokenSecret, cluster.Password })];

    public static async Task<FuzzTarget> Start()
    {
        var logs = new RecordedLogs(Microsoft.Extensions.Logging.LogLevel.Information, IsWrong);
        var clusters = await SimulatedClusters.Start(clusters: 3, guests: 16, writes: true, logs: logs, settings: [(ClusterLimits.RequestsKey, "100000"), (ClusterLimits.ConnectionsKey, "50")]);
        var app = clusters.App;
        var admin = clusters.Admin;
        var document = JsonNode.Parse(await admin.GetStringAsync("openapi.json"))!;
        var values = new FuzzValues(document);
        var controllers = new List<Guid>();
        foreach (var cluster in clusters.Fleet.Clusters.Take(2))
        {
            cluster.InstallCeph();
            var id = await clusters.Register(cluster);
            controllers.Add(id);
        }

        var me = await admin.Read("auth/me");
        var home = me.Text("organization_id");
        var other = await app.Organization(admin, "Fuzzed");
        // Nodes and guests are of the first one.
        Know(values, clusters.Cluster);
        values.Know("upid", await clusters.Cluster.RestartService("pve1"));
        values.Know("controller_id", [.. Enumerable.Repeat(controllers[0].ToString(), 5), controllers[1].ToString()]);
        values.Know("organization_id", home, other.ToString());
        values.Know("victim_organization", other.ToString());
        values.Know("site_id", (await (await admin.PostAsJsonAsync("sites", new { name = "Fuzz", description = "", organization_id = (Guid?)null })).Json(HttpStatusCode.Created)).Text("id"));
        values.Know("view_id", "one", "two");
        values.Know("disk", "sda", "/dev/sda", "scsi0", "rootfs");
        values.Know("command", "get-osinfo", "get-users");
        values.Know("type", "vm", "node", "in", "simple");
        values.Know("file", "/etc/hostname");
        values.Know("host", "127.0.0.1");
        values.Know("role", "viewer", "operator");
        values.Know("feature", CommandCatalogue.All.Select(kind => kind.Facts.Feature));
        values.Know("operation_id", FabricCatalogue.All.Select(operation => operation.Id));
        values.Know("timeframe", "hour", "week");
        values.Know("format", "csv", "ndjson");
        await Victims(clusters, values);
        var callers = new List<FuzzCaller> { new("anonymous", () => Task.FromResult(app.Anonymous())) };
        foreach (var role in Enum.GetValues<Role>())
        {
            callers.Add(FuzzCaller.Of(app, role, await app.User(role, admin)));
        }

        var stranger = await app.User(Role.OrgAdmin, admin, other);
        callers.Add(new("stranger", async () => app.With((await app.SignIn(stranger.Name)).Text("access_token"))));
        return new FuzzTarget(clusters, logs)
        {
            Callers = callers,
            Values = values,
            Operations = ApiOperation.All(document),
            Controllers = controllers,
        };
    }

    // That the machine was busy elsewhere is no fault of the product.
    private static bool IsWrong(string line) =>
        ((line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)) && !line.Contains("Thread Pool execution stalled", StringComparison.Ordinal))
        || OfPeople.Any(secret => line.Contains(secret, StringComparison.Ordinal));

    /// <summary>Controllers and people that a request may change or remove.</summary>
    public static async Task Victims(SimulatedClusters clusters, FuzzValues values)
    {
        var registration = SimulatedClusters.Registration(clusters.Fleet.Clusters[2]);
        registration["name"] = $"victim {Guid.NewGuid():N}";
        values.Know("victim_controller", (await (await clusters.Admin.PostAsJsonAsync("controllers", registration)).Json(HttpStatusCode.Created)).Text("id"));
        values.Know("user_id", (await clusters.App.User(Role.Viewer, clusters.Admin)).Id.ToString());
    }

    /// <summary>What an answer named can be asked for later.</summary>
    public void Learn(ApiOperation operation, string body)
    {
        if (!body.StartsWith('{'))
        {
            return;
        }

        var answer = JsonElement.Parse(body);
        if (answer.TryGetProperty("change_id", out var change) && change.ValueKind == JsonValueKind.String)
        {
            Values.Know("change_id", change.GetString()!);
        }

        if (answer.TryGetProperty("upid", out var upid) && upid.ValueKind == JsonValueKind.String)
        {
            Values.Know("upid", upid.GetString()!);
        }

        if (operation.Method == "POST" && answer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && NameOf(operation.Template) is { } name)
        {
            Values.Know(name, id.GetString()!);
        }
    }

    public ValueTask DisposeAsync() => Clusters.DisposeAsync();

    private static string? NameOf(string template) => template switch
    {
        _ when template.EndsWith("/changes/{feature}", StringComparison.Ordinal) => "change_id",
        _ when template.EndsWith("/fabric/connections", StringComparison.Ordinal) => "connection_id",
        _ when template.EndsWith("/fabric/services", StringComparison.Ordinal) => "service_id",
        _ when template.EndsWith("/api-keys", StringComparison.Ordinal) => "key_id",
        _ when template.EndsWith("/sites", StringComparison.Ordinal) => "site_id",
        _ when template.EndsWith("/users", StringComparison.Ordinal) => "user_id",
        _ when template.EndsWith("/controllers", StringComparison.Ordinal) => "victim_controller",
        _ => null,
    };

    private static void Know(FuzzValues values, SimulatedCluster cluster)
    {
        values.Know("node", cluster.Nodes.All.Select(node => node.Name));
        values.Know("target", cluster.Nodes.All.Select(node => node.Name));
        foreach (var guest in cluster.Guests.All)
        {
            guest.Agent.IsInstalled = !guest.IsContainer;
            values.Know(guest.IsContainer ? "lxc" : "qemu", guest.Vmid.ToString(System.Globalization.CultureInfo.InvariantCulture));
            values.Know("vmid", guest.Vmid.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        values.Know("storage", "local", "nfs-backup");
        values.Know("snapname", "one", "two");
        values.Know("pos", "0");
        values.Know("newid", "9001", "9002");
        values.Know("sid", "vm:100");
        values.Know("poolid", "prod");
    }
}
