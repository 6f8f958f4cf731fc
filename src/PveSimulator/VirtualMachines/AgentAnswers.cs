using System.Text.Json;

namespace Hypervisor.PveSimulator;

/// <summary>What the agent in a guest tells of it, by command.</summary>
internal static class AgentAnswers
{
    /// <summary>Commands that only ask.</summary>
    public static readonly string[] Reads =
    [
        "get-fsinfo", "get-host-name", "get-memory-block-info", "get-memory-blocks", "get-osinfo", "get-time", "get-timezone", "get-users", "get-vcpus", "info", "network-get-interfaces",
    ];

    public static object? Of(SimulatedGuest guest, string command)
    {
        if (guest.Agent.Answers.TryGetValue(command, out var set)) return (Action<Utf8JsonWriter>)(writer => set.WriteTo(writer));
        var now = guest.Cluster.Schedule.Now;
        return command switch
        {
            "get-host-name" => new Json { ["host-name"] = guest.Agent.HostName ?? guest.Name },
            "get-time" => now.ToUnixTimeMilliseconds() * 1_000_000,
            "get-timezone" => new Json { ["zone"] = "UTC", ["offset"] = 0 },
            "get-osinfo" => OperatingSystem(guest),
            "get-users" => Users(guest),
            "get-vcpus" => Enumerable.Range(0, guest.Figures.Cpus).Select(n => new Json { ["logical-id"] = n, ["online"] = Bool(true), ["can-offline"] = Bool(n > 0) }),
            "get-memory-block-info" => new Json { ["size"] = 128L << 20 },
            "get-memory-blocks" => Enumerable.Range(0, (int)Math.Min(64, guest.Figures.MaxMemory >> 27)).Select(n => new Json { ["phys-index"] = n, ["online"] = Bool(true), ["can-offline"] = Bool(n > 0) }),
            "get-fsinfo" => FileSystems(guest),
            "network-get-interfaces" => Interfaces(guest),
            "info" => new Json { ["version"] = "10.0.2", ["supported_commands"] = Reads.Concat(["exec", "exec-status", "file-open", "file-read", "fsfreeze-freeze", "ping", "set-user-password"]).Select(name => new Json
            {
                ["name"] = "guest-" + name, ["enabled"] = Bool(true), ["success-response"] = Bool(true),
            }) },
            _ => new Json(),
        };
    }

    private static bool IsWindows(SimulatedGuest guest) => guest.Config["ostype"]?.StartsWith("win", StringComparison.Ordinal) == true;

    private static Json OperatingSystem(SimulatedGuest guest) => IsWindows(guest)
        ? new Json
        {
            ["id"] = "mswindows", ["name"] = "Microsoft Windows", ["pretty-name"] = "Windows Server 2022 Standard", ["version"] = "Microsoft Windows Server 2022", ["version-id"] = "2022",
            ["variant"] = "server", ["variant-id"] = "server", ["machine"] = "x86_64", ["kernel-release"] = "20348", ["kernel-version"] = "10.0",
        }
        : new Json
        {
            ["id"] = "debian", ["name"] = "Debian GNU/Linux", ["pretty-name"] = "Debian GNU/Linux 13 (trixie)", ["version"] = "13 (trixie)", ["version-id"] = "13", ["machine"] = "x86_64",
            ["kernel-release"] = "6.12.48+deb13-amd64", ["kernel-version"] = "#1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)",
        };

    private static Json[] Users(SimulatedGuest guest) => guest.Vmid % 3 != 0 ? [] :
        [new Json { ["user"] = IsWindows(guest) ? "Administrator" : "admin", ["login-time"] = guest.StartedAt!.Value.ToUnixTimeMilliseconds() / 1000.0 + 30 }.With("domain", IsWindows(guest) ? "WORKGROUP" : null)];

    private static IEnumerable<Json> FileSystems(SimulatedGuest guest)
    {
        var disks = guest.Config.Current.Where(option => option.Key.StartsWith("scsi", StringComparison.Ordinal) && option.Key != "scsihw" && DiskSize.Of(option.Value) > 0).ToList();
        foreach (var (n, disk) in disks.Index())
        {
            var total = (long)(DiskSize.Of(disk.Value) * 0.95);
            yield return new Json
            {
                ["name"] = IsWindows(guest) ? $@"\\?\Volume{{{guest.Vmid}-{n}}}\" : $"sd{(char)('a' + n)}1", ["type"] = IsWindows(guest) ? "NTFS" : "ext4",
                ["mountpoint"] = IsWindows(guest) ? $"{(char)('C' + n)}:\\" : n == 0 ? "/" : $"/srv/data{n}", ["total-bytes"] = total,
                ["used-bytes"] = (long)(total * (0.1 + 0.7 * new Noise(guest.Cluster.Seed, guest.Vmid).Level(50 + n))),
                ["disk"] = new[] { new Json { ["bus-type"] = "scsi", ["bus"] = 0, ["target"] = 0, ["unit"] = n, ["dev"] = $"/dev/sd{(char)('a' + n)}1", ["pci-controller"] = new Json { ["domain"] = 0, ["bus"] = 9, ["slot"] = 1 + n, ["function"] = 0 } } },
            };
        }
    }

    private static IEnumerable<Json> Interfaces(SimulatedGuest guest)
    {
        yield return new Json
        {
            ["name"] = "lo", ["hardware-address"] = "00:00:00:00:00:00", ["statistics"] = Statistics(0, 0),
            ["ip-addresses"] = new[] { Address("ipv4", "127.0.0.1", 8), Address("ipv6", "::1", 128) },
        };
        var figures = guest.Figures;
        foreach (var (n, network) in GuestNetwork.Of(guest).Index())
        {
            var addresses = new List<Json> { Address("ipv6", network.LinkLocal, 64) };
            if (network.Address is { } address) addresses.Insert(0, Address("ipv4", address, network.Prefix));
            yield return new Json
            {
                ["name"] = IsWindows(guest) ? $"Ethernet{(n == 0 ? "" : $" {n + 1}")}" : network.Name, ["hardware-address"] = network.Mac, ["ip-addresses"] = addresses, ["statistics"] = Statistics(figures.NetIn, figures.NetOut),
            };
        }
    }

    private static Json Address(string type, string address, int prefix) => new() { ["ip-address-type"] = type, ["ip-address"] = address, ["prefix"] = prefix };

    private static Json Statistics(long received, long sent) => new()
    {
        ["rx-bytes"] = received, ["rx-packets"] = received / 900, ["rx-errs"] = 0, ["rx-dropped"] = 0, ["tx-bytes"] = sent, ["tx-packets"] = sent / 900, ["tx-errs"] = 0, ["tx-dropped"] = 0,
    };

    /// <summary>The agent's own JSON passes through, and it knows true and false.</summary>
    private static Action<Utf8JsonWriter> Bool(bool value) => writer => writer.WriteBooleanValue(value);
}
