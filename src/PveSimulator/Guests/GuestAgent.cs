using System.Text;
using System.Text.Json.Nodes;

namespace Hypervisor.PveSimulator;

/// <summary>The QEMU agent inside a virtual machine, for tests to say what it answers. Change it only before requests reach it.</summary>
public sealed class GuestAgent
{
    private readonly SimulatedGuest _guest;
    private readonly Dictionary<int, AgentProcess> _processes = [];
    private readonly Dictionary<string, AgentProcess> _programs = new(StringComparer.Ordinal);
    private int _lastPid = 1000;
    private bool? _isInstalled;

    internal GuestAgent(SimulatedGuest guest) => _guest = guest;

    /// <summary>Whether an agent runs in the guest; a guest whose operating system is not named has none unless it is set.</summary>
    public bool IsInstalled
    {
        get => _isInstalled ?? _guest.Config["ostype"] is not (null or "other");
        set => _isInstalled = value;
    }

    /// <summary>What the guest calls itself; its name when null.</summary>
    public string? HostName { get; set; }

    /// <summary>The contents of files by their path.</summary>
    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers by command, "get-osinfo" and the like, that replace the made-up ones.</summary>
    public Dictionary<string, JsonNode> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Passwords set through the agent by user name.</summary>
    public Dictionary<string, string> Passwords { get; } = new(StringComparer.Ordinal);

    /// <summary>Every command line that was run, oldest first.</summary>
    public List<string> Executed { get; } = [];

    public bool IsFrozen { get; internal set; }

    /// <summary>What a command line, "systemctl is-active nginx", will answer.</summary>
    public void Program(string commandLine, string output, int exitCode = 0, string errors = "") => _programs[commandLine] = new(exitCode, output, errors);

    internal string? Read(string file) => Files.GetValueOrDefault(file) ?? (file == "/etc/hostname" ? $"{HostName ?? _guest.Name}\n" : null);

    internal AgentProcess? Process(int pid) => _processes.GetValueOrDefault(pid);

    /// <exception cref="PveError">There is no such program in the guest.</exception>
    internal int Execute(string[] command, string? input)
    {
        var line = string.Join(' ', command);
        Executed.Add(line);
        var result = _programs.GetValueOrDefault(line) ?? Usual(command, input)
            ?? throw PveError.Failed($"Agent error: Guest agent command failed, error was 'Failed to execute child process “{command[0]}” (No such file or directory)'");
        _processes[++_lastPid] = result;
        return _lastPid;
    }

    private AgentProcess? Usual(string[] command, string? input) => command[0][(command[0].LastIndexOf('/') + 1)..] switch
    {
        "hostname" => new(0, $"{HostName ?? _guest.Name}\n", ""),
        "echo" => new(0, string.Join(' ', command[1..]) + "\n", ""),
        "true" => new(0, "", ""),
        "false" => new(1, "", ""),
        "uname" => new(0, command.Contains("-a") ? $"Linux {HostName ?? _guest.Name} 6.12.48+deb13-amd64 #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux\n" : "Linux\n", ""),
        "cat" when command.Length == 1 => new(0, input ?? "", ""),
        "cat" => Files.TryGetValue(command[1], out var text) ? new(0, text, "") : new(1, "", $"cat: {command[1]}: No such file or directory\n"),
        "wc" => new(0, $"{Encoding.UTF8.GetByteCount(input ?? "")}\n", ""),
        _ => null,
    };
}
