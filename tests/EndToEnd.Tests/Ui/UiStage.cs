using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>
/// One product, its simulated clusters and one browser, for all tests of the UI: two clusters of the first organization, the second with Ceph and a
/// backup server, and a third one that belongs to another organization. What disrupts a guest with the tag "guarded" asks for a second person.
/// </summary>
public sealed class UiStage : IAsyncLifetime
{
    public const string Password = "a long enough password";

    private readonly Browser browser = new();
    private readonly Dictionary<string, string> sessions = [];
    private SiloProcess? silo;

    public SimulatedFleet Fleet { get; private set; } = null!;

    public SimulatedCluster Berlin => Fleet.Clusters[0];

    public SimulatedCluster Vienna => Fleet.Clusters[1];

    public SimulatedCluster Foreign => Fleet.Clusters[2];

    public Guid BerlinId { get; private set; }

    public Guid ViennaId { get; private set; }

    public Guid ForeignId { get; private set; }

    /// <summary>A running machine of Vienna that has an agent, a serial port and a cloud-init drive.</summary>
    public SimulatedGuest Machine { get; private set; } = null!;

    /// <summary>A running machine of Vienna that nobody disrupts alone.</summary>
    public SimulatedGuest Guarded { get; private set; } = null!;

    /// <summary>A running container of Vienna.</summary>
    public SimulatedGuest Container { get; private set; } = null!;

    internal Api Admin { get; private set; } = null!;

    public string Url => silo?.Url ?? "";

    /// <summary>Opens the browser with somebody signed in, or with nobody.</summary>
    public async Task<Visitor> Visit(string? username = "admin", int width = 1440, bool dark = false) =>
        await Visitor.Come(browser, Url, username is null ? null : await Session(username), width, dark);

    /// <summary>At another silo than the one that all share.</summary>
    internal async Task<Visitor> VisitAdmin(SiloProcess other) =>
        await Visitor.Come(browser, other.Url, await Visitor.Session(browser, other.Url, "admin", Api.AdminPassword));

    public async Task InitializeAsync()
    {
        if (Browser.Executable is null)
        {
            return;
        }

        await browser.InitializeAsync();
        Fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 3, Nodes = 3, Guests = 24, BackupsPerGuest = 2, HistoryDays = 2, TaskDuration = TimeSpan.FromSeconds(1) });
        silo = await SiloProcess.StartReady(environment: new Dictionary<string, string>(Api.Environment)
        {
            ["ADAPTER_READ_ONLY"] = "false",
            ["OMADA_READ_ONLY"] = "false",
            ["HYPERVISOR_CLUSTER_REQUESTS"] = "6000",
            ["Access__SignIn__AddressTries"] = "1000",
        });
        Admin = await Api.SignIn(Url);
        Machine = Vienna.Guests.Create(new GuestSpec(400, "pve1")
        {
            Name = "shop-400",
            IsRunning = true,
            Options = new Dictionary<string, string>
            {
                ["memory"] = "2048", ["cores"] = "2", ["ostype"] = "l26", ["agent"] = "1", ["tags"] = "prod;shop", ["description"] = "The shop of the company", ["serial0"] = "socket",
                ["scsi0"] = "nfs-backup:400/vm-400-disk-0.qcow2,size=8G", ["net0"] = "virtio=BC:24:11:00:04:00,bridge=vmbr0", ["boot"] = "order=scsi0;net0",
                ["ide2"] = "nfs-backup:400/vm-400-cloudinit.qcow2,media=cdrom,size=4M", ["ciuser"] = "keeper", ["nameserver"] = "192.0.2.53",
            },
        });
        Guarded = Vienna.Guests.Create(new GuestSpec(402, "pve2")
        {
            Name = "bank-402",
            IsRunning = true,
            Options = new Dictionary<string, string> { ["memory"] = "1024", ["tags"] = "guarded", ["ostype"] = "l26", ["net0"] = "virtio=BC:24:11:00:04:02,bridge=vmbr0" },
        });
        Vienna.Guests.Create(new GuestSpec(401, "pve1") { Name = "gold-401", Options = new Dictionary<string, string> { ["memory"] = "1024", ["template"] = "1", ["ostype"] = "l26" } });
        Foreign.Guests.Create(new GuestSpec(490, "pve1") { Name = "strange-490", IsRunning = true, Options = new Dictionary<string, string> { ["memory"] = "1024" } });
        Container = Vienna.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var site = (await Admin.Send(HttpMethod.Post, "sites", new { name = "Nordhalle" })).GetProperty("id").GetGuid();
        BerlinId = await Admin.Register(Berlin, site);
        ViennaId = await Admin.Register(Vienna);
        await AddUsers(site);
        await AddStrangers();
        var organization = (await Admin.Get("auth/me")).GetProperty("organization_id").GetGuid();
        await Admin.Send(HttpMethod.Put, $"modules/org/{organization}/hypervisor/settings", new
        {
            show_templates = true,
            changes = new { approvals = new[] { new { scope = new { risk = "disruptive", tag = "guarded" }, rule = "two_persons" } } },
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser.Executable is null)
        {
            return;
        }

        Admin.Dispose();
        await browser.DisposeAsync();
        await silo!.DisposeAsync();
        await Fleet.DisposeAsync();
    }

    private async Task<string> Session(string username)
    {
        if (!sessions.TryGetValue(username, out var session))
        {
            sessions[username] = session = await Visitor.Session(browser, Url, username, username == "admin" ? Api.AdminPassword : Password);
        }

        return session;
    }

    private async Task AddUsers(Guid site)
    {
        foreach (var (username, role) in new[] { ("vera", "viewer"), ("otto", "operator"), ("sina", "site_admin"), ("carl", "site_admin"), ("olga", "org_admin") })
        {
            var sites = username == "sina" ? [site] : Array.Empty<Guid>();
            await Admin.Send(HttpMethod.Post, "users", new { username, password = Password, role, sites });
        }
    }

    /// <summary>Another organization with its own administrator and cluster.</summary>
    private async Task AddStrangers()
    {
        var organization = (await Admin.Send(HttpMethod.Post, "organizations", new { name = "Elsewhere" })).GetProperty("id").GetGuid();
        await Admin.Send(HttpMethod.Post, "users", new { username = "xena", password = Password, role = "org_admin", organization_id = organization });
        using var api = await Api.SignIn(Url, "xena", Password);
        ForeignId = await api.Register(Foreign);
    }
}
