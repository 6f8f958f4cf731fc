using System.Text;

namespace Hypervisor.PveSimulator;

internal static class AgentRoutes
{
    private const string Path = VirtualMachineRoutes.Path + "/agent";

    public static void MapAgent(this RouteTable routes)
    {
        var audit = On("VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted");
        var files = On("VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted");
        var power = On("VM.PowerMgmt", "VM.GuestAgent.Unrestricted");
        var anything = On("VM.GuestAgent.Unrestricted");
        string[] below = [.. AgentAnswers.Reads, "exec", "exec-status", "file-read", "file-write", "fsfreeze-freeze", "fsfreeze-status", "fsfreeze-thaw", "fstrim", "ping", "set-user-password", "shutdown", "suspend-disk", "suspend-hybrid", "suspend-ram"];
        routes.Get(Path, VirtualMachineParameters.Guest, Permissions.All, _ => Index.Of("name", below));
        routes.Post(Path, AgentParameters.Command, On("VM.GuestAgent.Unrestricted", "VM.GuestAgent.Unrestricted"), call => Run(call, call.Get("command")));
        foreach (var read in AgentAnswers.Reads) routes.Get($"{Path}/{read}", VirtualMachineParameters.Guest, audit, call => Run(call, read));
        routes.Post(Path + "/ping", VirtualMachineParameters.AgentPing, audit, call => Run(call, "ping"));
        foreach (var command in new[] { "fsfreeze-freeze", "fsfreeze-thaw", "fstrim" }) routes.Post($"{Path}/{command}", VirtualMachineParameters.Guest, files, call => Run(call, command));
        routes.Post(Path + "/fsfreeze-status", VirtualMachineParameters.Guest, On("VM.GuestAgent.Audit", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted"), call => Run(call, "fsfreeze-status"));
        foreach (var command in new[] { "shutdown", "suspend-disk", "suspend-hybrid", "suspend-ram" }) routes.Post($"{Path}/{command}", VirtualMachineParameters.Guest, power, call => Run(call, command));
        routes.Post(Path + "/exec", AgentParameters.Exec, anything, Execute);
        routes.Get(Path + "/exec-status", AgentParameters.ExecStatus, anything, ExecStatus);
        routes.Get(Path + "/file-read", AgentParameters.FileRead, On("VM.GuestAgent.FileRead", "VM.GuestAgent.Unrestricted"), ReadFile);
        routes.Post(Path + "/file-write", AgentParameters.FileWrite, On("VM.GuestAgent.FileWrite", "VM.GuestAgent.Unrestricted"), WriteFile);
        routes.Post(Path + "/set-user-password", AgentParameters.SetUserPassword, anything, SetPassword);
    }

    private static Permission On(params string[] privileges) => Permissions.On("/vms/{vmid}", privileges);

    /// <exception cref="PveError">The guest is not set up for an agent, doesn't run, or its agent doesn't.</exception>
    private static GuestAgent Find(SimulatedGuest guest)
    {
        if (guest.Config["agent"] is not { } agent || !agent.Split(',').Any(part => part is "1" or "enabled=1")) throw PveError.Failed("No QEMU guest agent configured");
        if (!guest.IsRunning) throw PveError.Failed($"VM {guest.Vmid} is not running");
        return guest.Agent.IsInstalled && !guest.IsPaused ? guest.Agent : throw PveError.Failed("QEMU guest agent is not running");
    }

    private static Json Run(Call call, string command)
    {
        var guest = call.VirtualMachine;
        var agent = Find(guest);
        object? result = command switch
        {
            "fsfreeze-freeze" => Freeze(agent, true),
            "fsfreeze-thaw" => Freeze(agent, false),
            "fsfreeze-status" => agent.IsFrozen ? "frozen" : "thawed",
            "fstrim" => new Json { ["paths"] = new[] { new Json { ["path"] = "/", ["trimmed"] = 0, ["minimum"] = 0 } } },
            _ => AgentAnswers.Of(guest, command),
        };
        if (command == "shutdown") call.Cluster.Schedule.At(call.Now.AddSeconds(2), () => guest.SetRunning(false));
        if (command.StartsWith("suspend", StringComparison.Ordinal)) guest.IsPaused = true;
        return new Json { ["result"] = result };
    }

    private static int Freeze(GuestAgent agent, bool isFrozen)
    {
        var changed = agent.IsFrozen != isFrozen ? 1 : 0;
        agent.IsFrozen = isFrozen;
        return changed;
    }

    private static Json Execute(Call call) => new() { ["pid"] = Find(call.VirtualMachine).Execute(call.Get("command").Split('\0'), call["input-data"]) };

    private static Json ExecStatus(Call call)
    {
        var process = Find(call.VirtualMachine).Process(call.Int("pid", 0)) ?? throw PveError.Failed($"Agent error: PID {call["pid"]} does not exist");
        return new Json { ["exited"] = 1, ["exitcode"] = process.ExitCode }
            .With("out-data", process.Output.Length > 0 ? process.Output : null).With("err-data", process.Errors.Length > 0 ? process.Errors : null);
    }

    private static Json ReadFile(Call call)
    {
        var file = call.Get("file");
        var text = Find(call.VirtualMachine).Read(file) ?? throw PveError.Failed($"Agent error: failed to open file '{file}' (mode: 'r'): No such file or directory");
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = (int)Math.Min(call.Long("offset", 0), bytes.Length);
        var length = Math.Min(call.Int("count", 16 << 20), bytes.Length - start);
        var part = bytes.AsSpan(start, length);
        return new Json { ["content"] = call.Flag("decode", true) ? Encoding.UTF8.GetString(part) : Convert.ToBase64String(part) }.With("truncated", start + length < bytes.Length ? 1 : null)
            .With("bytes-read", length);
    }

    private static object? WriteFile(Call call)
    {
        var agent = Find(call.VirtualMachine);
        var content = call.Get("content");
        if (!call.Flag("encode", true))
        {
            var bytes = new byte[content.Length];
            if (!Convert.TryFromBase64String(content, bytes, out var length)) throw PveError.Failed("Agent error: Invalid parameter 'buf-b64'");
            content = Encoding.UTF8.GetString(bytes, 0, length);
        }
        agent.Files[call.Get("file")] = content;
        return null;
    }

    private static Json SetPassword(Call call)
    {
        Find(call.VirtualMachine).Passwords[call.Get("username")] = call.Get("password");
        return new Json { ["result"] = new Json() };
    }
}
