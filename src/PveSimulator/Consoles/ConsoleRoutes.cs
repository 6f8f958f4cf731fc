namespace Hypervisor.PveSimulator;

/// <summary>The machine's monitor and keyboard, and tickets for its screen.</summary>
internal static class ConsoleRoutes
{
    public static void MapConsoles(this RouteTable routes)
    {
        const string machine = VirtualMachineRoutes.Path;
        const string container = "/nodes/{node}/lxc/{vmid}";
        const string node = "/nodes/{node}";
        var console = Permissions.On("/vms/{vmid}", "VM.Console");
        routes.Post(machine + "/monitor", ConsoleParameters.Monitor, Permissions.On("/vms/{vmid}", "Sys.Audit", "Sys.Modify"), Monitor);
        routes.Put(machine + "/sendkey", ConsoleParameters.SendKey, console, SendKey);
        routes.Post(machine + "/vncproxy", ConsoleParameters.VncProxy, console, call => Screen(call, call.VirtualMachine.Name));
        routes.Post(machine + "/termproxy", ConsoleParameters.TermProxy, console, SerialTerminal);
        routes.Post(machine + "/spiceproxy", ConsoleParameters.SpiceProxy, console, Spice);
        routes.Get(machine + "/vncwebsocket", ConsoleParameters.VncWebSocket, console, call => Connect(call, GuestPath(call)));
        routes.Post(container + "/vncproxy", ConsoleParameters.ContainerVncProxy, console, call => Screen(call, call.Container.Name));
        routes.Post(container + "/termproxy", ConsoleParameters.ContainerTermProxy, console, call => Terminal(call, GuestPath(call), call.Container.Name));
        routes.Get(container + "/vncwebsocket", ConsoleParameters.VncWebSocket, console, call => Connect(call, GuestPath(call)));
        var shell = Permissions.On("/nodes/{node}", "Sys.Console");
        routes.Post(node + "/termproxy", ConsoleParameters.NodeTermProxy, shell, call => Terminal(call, $"/nodes/{call.Node.Name}", call.Node.Name));
        routes.Post(node + "/vncshell", ConsoleParameters.NodeVncShell, shell, call => Open(call, false, $"/nodes/{call.Node.Name}", call.Node.Name, "vncshell"));
        routes.Get(node + "/vncwebsocket", ConsoleParameters.NodeVncWebSocket, shell, call => Connect(call, $"/nodes/{call.Node.Name}"));
    }

    private static string GuestPath(Call call) => $"/vms/{call.Vmid}";

    private static Json Screen(Call call, string name) => Open(call, false, GuestPath(call), name, "vncproxy");

    private static Json Terminal(Call call, string path, string name) => Open(call, true, path, name, path.StartsWith("/vms", StringComparison.Ordinal) ? "vncproxy" : "vncshell");

    private static Json SerialTerminal(Call call)
    {
        var guest = call.VirtualMachine;
        var serial = call["serial"] ?? guest.Config["vga"]?.Split(',')[0];
        if (serial?.StartsWith("serial", StringComparison.Ordinal) != true) serial = guest.Config.Current.Keys.FirstOrDefault(key => key.StartsWith("serial", StringComparison.Ordinal));
        if (serial is null || guest.Config[serial] is null) throw PveError.Failed("unable to find a serial interface");
        return Terminal(call, GuestPath(call), guest.Name);
    }

    private static Json Open(Call call, bool isTerminal, string path, string name, string task)
    {
        var password = call.Cluster.Secret($"console {call.Now.Ticks}")[..8];
        var hasPassword = !isTerminal && (call.Flag("websocket") || call.Flag("generate-password"));
        var session = call.Cluster.Consoles.Open(call, isTerminal, path, name, hasPassword ? $"{password}:" : "");
        var upid = call.Cluster.Tasks.Start(call, new TaskPlan(task, path.StartsWith("/vms", StringComparison.Ordinal) ? path[5..] : "") { Log = [$"starting {(isTerminal ? "termproxy" : "vnc proxy")} {path}"] });
        var answer = new Json { ["port"] = session.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["ticket"] = session.Ticket, ["upid"] = upid, ["user"] = session.User };
        if (!isTerminal) answer["cert"] = call.Cluster.CertificateAuthority;
        return hasPassword ? answer.With("password", password) : answer;
    }

    private static Json Spice(Call call)
    {
        var guest = call.VirtualMachine;
        if (!guest.IsRunning) throw PveError.Failed($"VM {guest.Vmid} not running");
        if (guest.Config["vga"]?.StartsWith("qxl", StringComparison.Ordinal) != true) throw PveError.Failed("no spice port");
        return new Json
        {
            ["type"] = "spice", ["title"] = $"VM {guest.Vmid} - {guest.Name}", ["host"] = $"pvespiceproxy:{call.Now.ToUnixTimeSeconds():X8}:{guest.Vmid}:{guest.NodeName}:61000::{call.Cluster.Secret($"spice {call.Now.Ticks}")[..40]}",
            ["proxy"] = $"http://{call["proxy"] ?? call.Node.Address.ToString()}:3128", ["tls-port"] = 61000, ["password"] = call.Cluster.Secret($"spice password {call.Now.Ticks}")[..40], ["ca"] = call.Cluster.CertificateAuthority.Replace("\n", "\\n", StringComparison.Ordinal),
            ["host-subject"] = $"OU=PVE Cluster Node,O=Proxmox Virtual Environment,CN={guest.NodeName}", ["delete-this-file"] = 1, ["secure-attention"] = "Ctrl+Alt+Ins", ["toggle-fullscreen"] = "Shift+F11", ["release-cursor"] = "Ctrl+Alt+R",
        };
    }

    /// <summary>Without a web socket the call only tells the port again.</summary>
    private static Json Connect(Call call, string path)
    {
        call.Console = call.Cluster.Consoles.Check(call, path);
        return new Json { ["port"] = call["port"] };
    }

    private static string Monitor(Call call)
    {
        var guest = call.VirtualMachine;
        if (!guest.IsRunning) throw PveError.Failed($"VM {guest.Vmid} not running");
        var command = call.Get("command").Trim();
        if (!command.StartsWith("info", StringComparison.Ordinal) && command is not ("help" or "?")) call.Demand($"/vms/{guest.Vmid}", "Sys.Modify");
        return command switch
        {
            "info status" => $"VM status: {(guest.IsPaused ? "paused" : "running")}\r\n",
            "info name" => $"{guest.Name}\r\n",
            "info version" => "10.1.2 (pve-qemu-kvm_10.1.2-1)\r\n",
            "info uuid" => $"{guest.Config["smbios1"]?.Split("uuid=").Last().Split(',')[0]}\r\n",
            _ => $"unknown command: '{command}'\r\n",
        };
    }

    private static object? SendKey(Call call)
    {
        var guest = call.VirtualMachine;
        return guest.IsRunning ? null : throw PveError.Failed($"VM {guest.Vmid} not running");
    }
}
