using System.Globalization;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>A node's files, reports and what it finds outside.</summary>
internal static class NodeSystemRoutes
{
    public static void MapNodeSystem(this RouteTable routes)
    {
        var audit = Permissions.On("/nodes/{node}", "Sys.Audit");
        var allocate = Permissions.On("/storage", "Datastore.Allocate");
        routes.Get("/nodes/{node}/hosts", NodeParameters.Node, Permissions.On("/", "Sys.Audit"), call => new Json { ["data"] = Hosts(call), ["digest"] = Digest(Hosts(call)) });
        routes.Post("/nodes/{node}/hosts", NodeSystemParameters.UpdateHosts, Permissions.On("/nodes/{node}", "Sys.Modify"), UpdateHosts);
        routes.Get("/nodes/{node}/netstat", NodeParameters.Node, audit, Netstat);
        routes.Get("/nodes/{node}/journal", NodeSystemParameters.Journal, Permissions.On("/nodes/{node}", "Sys.Syslog"), Syslog.Journal);
        routes.Get("/nodes/{node}/report", NodeParameters.Node, audit, Report);
        routes.Get("/nodes/{node}/aplinfo", NodeParameters.Node, Permissions.All, call => call.Cluster.Templates.Select(template => template.ToJson()));
        routes.Post("/nodes/{node}/aplinfo", NodeSystemParameters.Template, Permissions.On("/storage/{storage}", "Datastore.AllocateTemplate"), Download);
        routes.Get("/nodes/{node}/query-url-metadata", NodeSystemParameters.QueryUrl, Permissions.Either(Permissions.On("/", "Sys.Audit", "Sys.Modify"), Permissions.On("/nodes/{node}", "Sys.AccessNetwork")), QueryUrl);
        routes.Post("/nodes/{node}/execute", NodeSystemParameters.Execute, Permissions.Root, _ => Array.Empty<Json>());
        routes.Add(new("POST", "/nodes/{node}/wakeonlan", NodeParameters.Node, Permissions.On("/nodes/{node}", "Sys.PowerMgmt"), WakeOnLan) { IsAnsweredAtEntry = true });
        routes.Add(new("GET", "/nodes/{node}/scan", NodeParameters.Node, Permissions.All, _ => Index.Of("method", "cifs", "iscsi", "lvm", "nfs", "pbs", "zfs")) { IsAnsweredAtEntry = true });
        routes.Get("/nodes/{node}/scan/nfs", NodeHardwareParameters.ScanNfs, allocate, call => call["server"] == "192.0.2.60" ? new[] { new Json { ["path"] = "/export/pve", ["options"] = "192.0.2.0/24" } }
            : throw PveError.Failed($"command '/sbin/showmount --no-headers --exports {call["server"]}' failed: exit code 1"));
        routes.Get("/nodes/{node}/scan/cifs", NodeHardwareParameters.ScanCifs, allocate, call => throw PveError.Failed($"do_connect: Connection to {call["server"]} failed (Error NT_STATUS_HOST_UNREACHABLE)"));
        routes.Get("/nodes/{node}/scan/iscsi", NodeHardwareParameters.ScanIscsi, allocate, _ => Array.Empty<Json>());
        routes.Get("/nodes/{node}/scan/pbs", NodeHardwareParameters.ScanPbs, allocate, call => call["server"] == "192.0.2.61" ? new[] { new Json { ["store"] = "main" } } : throw PveError.Failed("500 Can't connect to " + call["server"]));
        routes.Get("/nodes/{node}/scan/lvm", NodeParameters.Node, allocate, call => call.Node.VolumeGroups.Keys.Select(group => new Json { ["vg"] = group }));
        routes.Get("/nodes/{node}/scan/lvmthin", NodeHardwareParameters.ScanLvmThin, allocate, call => call["vg"] == "pve" ? Index.Of("lv", "data") : []);
        routes.Get("/nodes/{node}/scan/zfs", NodeParameters.Node, allocate, _ => throw PveError.Failed("command 'zfs list -t filesystem -Hp -o name,avail,used' failed: zfsutils-linux not installed"));
    }

    private static string Hosts(Call call)
    {
        if (call.Node.Hosts is { } hosts) return hosts;
        return "127.0.0.1 localhost.localdomain localhost\n" + string.Concat(call.Cluster.Nodes.All.Select(node => $"{node.Address} {node.Name}.example.com {node.Name}\n"));
    }

    private static string Digest(string text) => Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(text)));

    private static object? UpdateHosts(Call call)
    {
        if (call["digest"] is { } digest && digest != Digest(Hosts(call))) throw PveError.Failed("detected modified configuration - file changed by other user? Try again.");
        call.Node.Hosts = call.Get("data");
        return null;
    }

    private static IEnumerable<Json> Netstat(Call call) => call.Cluster.Guests.Items.Where(guest => guest.Node == call.Node && guest.IsRunning)
        .SelectMany(guest => GuestNetwork.Of(guest).Select(network => new Json
        {
            ["vmid"] = guest.Vmid.ToString(CultureInfo.InvariantCulture), ["dev"] = "net" + network.Name[3..], ["in"] = guest.Figures.NetIn.ToString(CultureInfo.InvariantCulture), ["out"] = guest.Figures.NetOut.ToString(CultureInfo.InvariantCulture),
        }));

    private static string Report(Call call) =>
        $"==== general system info ====\n# hostname\n{call.Node.Name}\n\n# pveversion --verbose\nproxmox-ve: 9.2.0 (running kernel: 6.14.11-4-pve)\npve-manager: 9.2.11 (running version: 9.2.11/14a22df35955d97d)\n\n# cat /etc/hosts\n{Hosts(call)}\n"
        + "==== info about storage ====\n" + string.Concat(call.Cluster.Storages.All.Select(storage => $"{storage.Type}: {storage.Id}\n\tcontent {storage.Content}\n"))
        + "\n==== info about virtual guests ====\n" + string.Concat(call.Cluster.Guests.Items.Where(guest => guest.Node == call.Node).Select(guest => $"{guest.Vmid} {guest.Name} {(guest.IsRunning ? "running" : "stopped")}\n"));

    private static string Download(Call call)
    {
        var template = call.Cluster.Templates.Find(known => known.File == call["template"]) ?? throw PveError.Invalid("template", "no such template");
        var storage = call.Cluster.Storages.Find(call.Get("storage"));
        if (!storage.Holds("vztmpl")) throw PveError.Failed($"Storage '{storage.Id}' does not support templates");
        return call.Cluster.Tasks.Start(call, new TaskPlan("download", template.File)
        {
            Length = 3, Log = [$"downloading {template.Url} to /var/lib/vz/template/cache/{template.File}", "download finished"],
            Finish = () => Transfers.Save(call, storage, "vztmpl", template.File, template.Size),
        });
    }

    private static Json QueryUrl(Call call) => Transfers.Remote(call.Get("url")) is { } size
        ? new Json { ["filename"] = call.Get("url").Split('/')[^1], ["mimetype"] = "application/octet-stream", ["size"] = size }
        : throw PveError.Failed($"invalid server response: '500 Can't connect to {Transfers.HostOf(call.Get("url"))} (No route to host)'");

    private static string WakeOnLan(Call call)
    {
        if (call.Node == call.Entry) throw PveError.Failed($"'{call.Node.Name}' is local node, cannot wake my self!");
        if (!call.Node.Config.TryGetValue("wakeonlan", out var wake)) throw PveError.Failed($"No wake on LAN MAC address defined for '{call.Node.Name}'!");
        if (call.Node.DownReason == SimulatedNodes.PoweredOff) call.Cluster.Nodes.Wake(call.Node);
        return wake.Split(',')[0].Replace("mac=", "", StringComparison.Ordinal);
    }
}
