using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>Puts a cluster into the state in which an exchange was recorded, with the guests, storages and users of the recordings.</summary>
internal static class Laboratory
{
    public const string AlicePassword = "alice-password";

    private static readonly (int Vmid, string Config)[] Guests =
    [
        (100, "qemu-config"), (101, "qemu-boolean-words-config"), (110, "qemu-config-template"), (200, "lxc-config"), (202, "lxc-config-202"), (203, "lxc-config-203"), (205, "lxc-config-restored"),
    ];

    public static void Furnish(SimulatedCluster cluster, Capture capture, IReadOnlyDictionary<string, Capture> all)
    {
        AddAccess(cluster);
        AddStorages(cluster, capture);
        AddGuests(cluster, capture, all);
        LaboratoryStates.Prepare(cluster, capture);
    }

    public static void SetConfig(SimulatedCluster cluster, int vmid, bool isContainer, string node, JsonObject config)
    {
        var options = config.Where(option => option.Key is not ("digest" or "snaptime")).ToDictionary(option => option.Key, option => option.Value!.ToString());
        var name = options.GetValueOrDefault(isContainer ? "hostname" : "name");
        if (cluster.Guests.Find(vmid) is not null) cluster.Guests.Remove(vmid);
        cluster.Guests.Create(new GuestSpec(vmid, node) { IsContainer = isContainer, Name = name, Options = options });
    }

    private static void AddAccess(SimulatedCluster cluster)
    {
        cluster.CreateToken("freesdn", hasOwnPrivileges: false);
        cluster.CreateToken("sep", hasOwnPrivileges: true);
        cluster.CreateToken("old", hasOwnPrivileges: false);
        var access = cluster.Access;
        access.Users["root@pam"].Tokens["old"].Expire = 1;
        access.Groups["ops"] = "operators";
        access.Roles["LabOperator"] = Roles.Split("VM.Audit,VM.PowerMgmt,VM.Config.Options");
        var alice = access.Users["alice@pve"] = new User("alice@pve", AlicePassword);
        alice.Details["comment"] = "Alice";
        alice.Details["email"] = "alice@example.com";
        alice.Tokens["lab"] = new ApiToken("lab", "11111111-2222-3333-4444-555555555555") { Comment = "lab" };
        access.Users["alice@nosuch"] = new User("alice@nosuch", "irrelevant");
    }

    private static void AddStorages(SimulatedCluster cluster, Capture capture)
    {
        foreach (var storage in cluster.Storages.All.ToList()) cluster.Storages.Remove(storage.Id);
        var local = cluster.Storages.Add(new SimulatedStorage("local", "dir") { Size = 270_553_174_016 });
        local.Options["path"] = "/var/lib/vz";
        local.Options["content"] = "backup,images,iso,rootdir,import,vztmpl,snippets";
        local.Options["prune-backups"] = "keep-all=1";
        cluster.Storages.Volumes.Add(new("local:vztmpl/tiny_1.0-1_amd64.tar.gz", "vztmpl", "tgz", 1000, cluster.Time.GetUtcNow()));
        if (capture.Name is "storage-create-dir" or "storage-list-3" or "storage-list" or "cluster-resources") return;
        var tank = cluster.Storages.Add(new SimulatedStorage("tank", "dir") { Size = 270_553_174_016 });
        tank.Options["path"] = "/var/lib/tank";
        tank.Options["content"] = "rootdir,images,backup";
        cluster.Storages.Volumes.Add(new("tank:backup/vzdump-lxc-202-2026_11_22-23_55_57.tar.zst", "backup", "tar.zst", 1_080_365, cluster.Time.GetUtcNow())
        {
            Vmid = 202, Subtype = "lxc", Notes = "ct202 on pve1", Saved = new Dictionary<string, string> { ["hostname"] = "ct202", ["memory"] = "64" },
        });
        foreach (var name in new[] { "p1", "prod", "prod/web" }) cluster.Pools.Add(name);
        cluster.Pools.Find("p1").Comment = "made with a ticket";
    }

    private static void AddGuests(SimulatedCluster cluster, Capture capture, IReadOnlyDictionary<string, Capture> all)
    {
        foreach (var (vmid, config) in Guests)
            SetConfig(cluster, vmid, vmid is >= 200 and < 300, "pve1", all[config].Answer!["data"]!.AsObject());
        cluster.Guests.Create(new GuestSpec(122, "pve1") { IsRunning = true, Options = new Dictionary<string, string> { ["memory"] = "64" } });
        cluster.Guests.Start(200);
        if (capture.IsOfCluster) SetConfig(cluster, 300, isContainer: false, "pve3", all["c-config-after-migrate"].Answer!["data"]!.AsObject());
        if (capture is { Method: "GET", Status: 200 } && capture.Answer?["data"] is JsonObject own && capture.Path.Split('?')[0] is var path && path.EndsWith("/config", StringComparison.Ordinal)
            && path.Split('/') is ["", "api2", "json", "nodes", var node, var kind, var id, "config"])
            SetConfig(cluster, int.Parse(id), kind == "lxc", node, own);
        MakeRoom(cluster, capture);
    }

    /// <summary>A guest that the request creates is not there yet.</summary>
    public static void MakeRoom(SimulatedCluster cluster, Capture capture)
    {
        var form = System.Web.HttpUtility.ParseQueryString(capture.Body ?? "");
        var made = capture.Method == "POST" && capture.Path.EndsWith("/clone", StringComparison.Ordinal) ? form["newid"] : capture.Path.EndsWith("/qemu", StringComparison.Ordinal) || capture.Path.EndsWith("/lxc", StringComparison.Ordinal) ? form["vmid"] : null;
        if (capture is { Method: "POST", Status: 200 } && int.TryParse(made, out var vmidMade) && cluster.Guests.Find(vmidMade) is not null) cluster.Guests.Remove(vmidMade);
    }
}
