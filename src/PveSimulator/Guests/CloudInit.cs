using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The cloud-init drive of a virtual machine: its options, and the texts that PVE writes on it.</summary>
internal static class CloudInit
{
    private const string Hidden = "**********";

    public static bool IsOption(string key) =>
        key is "cicustom" or "cipassword" or "citype" or "ciupgrade" or "ciuser" or "nameserver" or "searchdomain" or "sshkeys" || key.StartsWith("ipconfig", StringComparison.Ordinal);

    public static bool HasDrive(SimulatedGuest guest) => !guest.IsContainer && guest.Config.Current.Values.Any(value => value.Contains("cloudinit", StringComparison.Ordinal) && value.Contains("media=cdrom", StringComparison.Ordinal));

    public static void MakeDrive(SimulatedGuest guest)
    {
        if (HasDrive(guest)) guest.CloudInitDrive = Options(guest).ToDictionary();
    }

    /// <summary>Every option with its value on the drive and the one that waits for the next drive.</summary>
    public static IEnumerable<Json> Pending(SimulatedGuest guest)
    {
        var now = Options(guest).ToDictionary();
        var drive = guest.CloudInitDrive ?? now;
        foreach (var (key, value) in now)
        {
            var entry = new Json { ["key"] = key };
            if (!drive.TryGetValue(key, out var old)) entry["pending"] = Shown(key, value);
            else
            {
                entry["value"] = Shown(key, old);
                if (old != value) entry["pending"] = Shown(key, value);
            }
            yield return entry;
        }
        foreach (var (key, value) in drive.Where(option => !now.ContainsKey(option.Key))) yield return new Json { ["key"] = key, ["value"] = Shown(key, value), ["delete"] = 1 };
    }

    public static string Dump(SimulatedGuest guest, string type) => type switch { "user" => User(guest), "network" => Network(guest), _ => Meta(guest) };

    private static IEnumerable<KeyValuePair<string, string>> Options(SimulatedGuest guest) => guest.Config.Current.Concat(guest.Config.Pending).Where(option => IsOption(option.Key))
        .GroupBy(option => option.Key).Select(options => options.Last());

    private static string Shown(string key, string value) => key == "cipassword" ? Hidden : value;

    private static string User(SimulatedGuest guest)
    {
        var config = guest.Config;
        var name = guest.Name;
        var text = new StringBuilder($"#cloud-config\nhostname: {name}\nmanage_etc_hosts: true\nfqdn: {name}{(config["searchdomain"] is { } domain ? $".{domain.Split(' ')[0]}" : "")}\n");
        if (config["ciuser"] is { } user) text.Append($"user: {user}\n{(user == "root" ? "disable_root: False\n" : "")}");
        if (config["cipassword"] is { } password) text.Append($"password: {password}\n");
        if (config["sshkeys"] is { } keys)
        {
            text.Append("ssh_authorized_keys:\n");
            foreach (var key in Uri.UnescapeDataString(keys).Split('\n', StringSplitOptions.RemoveEmptyEntries)) text.Append($"  - {key.Trim()}\n");
        }
        text.Append("chpasswd:\n  expire: False\n");
        if (config["ciuser"] != "root") text.Append("users:\n  - default\n");
        if (config["ciupgrade"] != "0") text.Append("package_upgrade: true\n");
        return text.ToString();
    }

    private static string Network(SimulatedGuest guest)
    {
        var text = new StringBuilder("version: 1\nconfig:\n");
        foreach (var network in GuestNetwork.Of(guest))
        {
            var setting = guest.Config[$"ipconfig{network.Name[3..]}"];
            string? Part(string key) => setting?.Split(',').FirstOrDefault(part => part.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];
            text.Append($"    - type: physical\n      name: {network.Name}\n      mac_address: '{network.Mac}'\n      subnets:\n");
            if (Part("ip") is not { } ip) continue;
            text.Append(ip == "dhcp" ? "      - type: dhcp4\n" : $"      - type: static\n        address: '{ip.Split('/')[0]}'\n        netmask: '255.255.255.0'\n");
            if (Part("gw") is { } gateway) text.Append($"        gateway: '{gateway}'\n");
        }
        text.Append("    - type: nameserver\n      address:\n");
        foreach (var server in (guest.Config["nameserver"] ?? "192.0.2.1").Split(' ')) text.Append($"      - '{server}'\n");
        return text.Append($"      search:\n      - '{guest.Config["searchdomain"] ?? "example.com"}'\n").ToString();
    }

    private static string Meta(SimulatedGuest guest) => $"instance-id: {Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(User(guest) + Network(guest))))}\n";
}
