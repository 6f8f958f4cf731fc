namespace Hypervisor.PveSimulator;

/// <summary>The machine's monitor and keyboard, and tickets for its screen.</summary>
internal static class ConsoleRoutes
{
    public static void MapConsoles(this RouteTable routes)
    {
        const string machine = VirtualMachineRoutes.Path;
        var console = Permissions.On("/vms/{vmid}", "VM.Console");
        routes.Post(machine + "/monitor", ConsoleParameters.Monitor, Permissions.On("/vms/{vmid}", "Sys.Audit", "Sys.Modify"), Monitor);
        routes.Put(machine + "/sendkey", ConsoleParameters.SendKey, console, SendKey);
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
