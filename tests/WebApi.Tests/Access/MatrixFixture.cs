using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>
/// One product with one of everything, open for writes, and everybody who may come: with credentials that don't hold, of another tenant,
/// of each role.
/// </summary>
internal sealed class MatrixFixture : IAsyncDisposable
{
    private readonly SimulatedClusters clusters;
    private readonly Dictionary<string, string> values;
    private readonly Queue<string> controllersToRemove;

    private MatrixFixture(SimulatedClusters clusters, Dictionary<string, string> values, Queue<string> controllersToRemove) =>
        (this.clusters, this.values, this.controllersToRemove) = (clusters, values, controllersToRemove);

    /// <summary>Who is nobody, by what they bring.</summary>
    public Dictionary<string, HttpClient> Nobodies { get; } = [];

    public Dictionary<Role, TestUser> ByRole { get; } = [];

    /// <summary>May do everything, in another organization.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>The document that the product itself hands out.</summary>
    public IReadOnlyList<DocumentedRoute> Routes { get; private set; } = [];

    public static async Task<MatrixFixture> Start()
    {
        var clusters = await SimulatedClusters.Start(nodes: 3, guests: 12, writes: true, settings: [("Hypervisor:ClusterRequests", "6000"), ("Hypervisor:ClusterConnections", "100")]);
        var app = clusters.App;

        // Time passes for everybody: who is to be late signs in first.
        var expired = (await app.SignIn("admin", HypervisorApp.AdminPassword)).Text("access_token");
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        using var admin = await app.Admin();
        var token = admin.DefaultRequestHeaders.Authorization!.Parameter!;
        var key = await (await admin.PostAsJsonAsync("api-keys", new { name = "revoked" })).Json(HttpStatusCode.Created);
        (await admin.DeleteAsync($"api-keys/{key.Id()}")).EnsureSuccessStatusCode();
        var fixture = new MatrixFixture(clusters, await Seed(clusters, admin), await ControllersToRemove(clusters, admin))
        {
            Nobodies =
            {
                ["no credentials"] = app.Anonymous(),
                ["an expired token"] = app.With(expired),
                ["a forged token"] = app.With(token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..]),
                ["a revoked API key"] = app.With(key.Text("key")),
            },
        };
        foreach (var role in Enum.GetValues<Role>())
        {
            fixture.ByRole[role] = await app.User(role, admin);
        }

        fixture.values["bystander"] = (await app.User(Role.Guest, admin)).Id.ToString();
        fixture.Stranger = (await app.User(Role.Admin, admin, await app.Organization(admin, "Other"))).Client;
        fixture.Routes = DocumentedRoute.All(JsonElement.Parse(await (await app.Anonymous().GetAsync("openapi.json")).Content.ReadAsStringAsync()));
        return fixture;
    }

    /// <param name="as">Whose thing is meant where the route is about one's own, and where each call uses one up.</param>
    public string PathOf(DocumentedRoute route, TestUser? @as = null) => route.Fill(hole => (hole, route.Template) switch
    {
        ("controller_id", "/api/v1/controllers/{controller_id}") when route.Method == HttpMethod.Delete && @as is not null => controllersToRemove.Dequeue(),
        // It ends the sessions of the user that it is about.
        ("user_id", var path) when @as is not null && path.EndsWith("/external-login", StringComparison.Ordinal) => values["bystander"],
        ("user_id", _) when @as is not null => @as.Id.ToString(),
        ("node", var path) when path.EndsWith("/shutdown", StringComparison.Ordinal) || path.EndsWith("/reboot", StringComparison.Ordinal) => "pve3",
        ("vmid", var path) when path.Contains("/lxc/", StringComparison.Ordinal) || path.Contains("/containers/", StringComparison.Ordinal) => values["container"],
        ("job_id", var path) when path.Contains("/replication/", StringComparison.Ordinal) => values["replication_id"],
        ("feature", var path) => $"proxmox.{path.Split('/')[3]["gateway-proxmox-".Length..]}.nothing",
        _ => values[hole],
    });

    /// <summary>The same, with ids that nothing has.</summary>
    public string PathOfNothing(DocumentedRoute route) =>
        values.Where(value => route.TenantHoles.Contains(value.Key)).Aggregate(PathOf(route), (path, value) => path.Replace(value.Value, Guid.NewGuid().ToString(), StringComparison.Ordinal));

    public ValueTask DisposeAsync() => clusters.DisposeAsync();

    private static async Task<Dictionary<string, string>> Seed(SimulatedClusters clusters, HttpClient admin)
    {
        var cluster = clusters.Cluster;
        var machine = cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var container = cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        machine.Agent.IsInstalled = true;
        cluster.InstallCeph();
        cluster.Guests.Configure(machine.Vmid, "agent", "1");
        await cluster.Send(HttpMethod.Post, $"/nodes/{machine.NodeName}/qemu/{machine.Vmid}/snapshot", ("snapname", "before"));
        await cluster.Send(HttpMethod.Post, "/pools", ("poolid", "matrix"));
        await cluster.Send(HttpMethod.Post, "/cluster/sdn/zones", ("zone", "zone1"), ("type", "simple"));
        await cluster.Send(HttpMethod.Post, "/cluster/sdn/vnets", ("vnet", "vnet1"), ("zone", "zone1"));
        var process = await cluster.Send(HttpMethod.Post, $"/nodes/{machine.NodeName}/qemu/{machine.Vmid}/agent/exec", ("command", "hostname"));
        var task = await cluster.RestartService(machine.NodeName);

        var site = (await (await admin.PostAsJsonAsync("sites", new { name = "North" })).Json(HttpStatusCode.Created)).Id();
        var registration = SimulatedClusters.Registration(cluster);
        registration["site_id"] = site;
        var controller = (await (await admin.PostAsJsonAsync("controllers", registration)).Json(HttpStatusCode.Created)).Id();
        await clusters.Sync(controller, admin);
        var me = await admin.Read("auth/me");
        var webhook = await (await admin.PostAsJsonAsync("hypervisor/alerts/webhooks", new { name = "pager", url = "https://127.0.0.1:9/hook" })).Json(HttpStatusCode.Created);
        var change = await (await admin.PostAsJsonAsync($"gateway-proxmox-snapshot/{controller}/changes/proxmox.snapshot.create", new { payload = new { node = machine.NodeName, vm_type = "qemu", vmid = machine.Vmid, snapname = "staged" } })).Json(HttpStatusCode.Created);
        var replications = await admin.Read($"hypervisor/controllers/{controller}/cluster/replication");
        return new Dictionary<string, string>
        {
            ["controller_id"] = controller.ToString(),
            ["organization_id"] = me.Text("organization_id"),
            ["user_id"] = me.Text("user_id"),
            ["site_id"] = site.ToString(),
            ["change_id"] = change.Id().ToString(),
            ["key_id"] = (await (await admin.PostAsJsonAsync("api-keys", new { name = "other" })).Json(HttpStatusCode.Created)).Text("id"),
            ["alert_id"] = Guid.NewGuid().ToString(),
            ["rule_id"] = "node-down",
            ["webhook_id"] = webhook.GetProperty("webhook").Text("id"),
            ["connection_id"] = Guid.NewGuid().ToString(),
            ["delivery_id"] = Guid.NewGuid().ToString(),
            ["service_id"] = Guid.NewGuid().ToString(),
            ["upload_id"] = Guid.NewGuid().ToString(),
            ["view_id"] = "one",
            ["operation_id"] = "proxmox.vm.start",
            ["node"] = machine.NodeName,
            ["vm_type"] = "qemu",
            ["vmid"] = $"{machine.Vmid}",
            ["container"] = $"{container.Vmid}",
            ["storage"] = "nfs-backup",
            ["volume"] = "nfs-backup:backup/none.vma.zst",
            ["disk"] = "sda",
            ["upid"] = task,
            ["pid"] = process.GetProperty("pid").ToString(),
            ["command"] = "get-osinfo",
            ["snapname"] = "before",
            ["pos"] = "0",
            ["service"] = "cron",
            ["action"] = "restart",
            ["replication_id"] = replications[0].Text("id"),
            ["zone"] = "zone1",
            ["vnet"] = "vnet1",
            ["poolid"] = "matrix",
            ["sid"] = $"vm:{machine.Vmid}",
            ["group"] = "none",
            ["rule"] = "none",
            ["job_id"] = "none",
        };
    }

    /// <summary>As many as there are roles that may remove one.</summary>
    private static async Task<Queue<string>> ControllersToRemove(SimulatedClusters clusters, HttpClient admin)
    {
        var made = new Queue<string>();
        foreach (var role in Enum.GetValues<Role>().Where(role => role >= Role.SiteAdmin))
        {
            var registration = SimulatedClusters.Registration(clusters.Cluster);
            registration["name"] = $"to remove by {role}";
            made.Enqueue((await (await admin.PostAsJsonAsync("controllers", registration)).Json(HttpStatusCode.Created)).Text("id"));
        }

        return made;
    }
}
