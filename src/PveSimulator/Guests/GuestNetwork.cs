using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>The network cards of a guest with the addresses that it has while it runs: what its configuration says, else a made-up lease.</summary>
internal sealed record GuestNetwork(string Name, string Mac, string? Address, int Prefix)
{
    /// <summary>How long a DHCP server takes.</summary>
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(5);

    public static IEnumerable<GuestNetwork> Of(SimulatedGuest guest)
    {
        var hasLease = guest.StartedAt is { } started && guest.Cluster.Schedule.Now - started >= LeaseTime;
        foreach (var (key, value) in guest.Config.Current)
        {
            if (!key.StartsWith("net", StringComparison.Ordinal) || !int.TryParse(key.AsSpan(3), CultureInfo.InvariantCulture, out var n)) continue;
            var options = value.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToList();
            string? Option(params string[] names) => options.Find(option => names.Contains(option[0]))?[1];
            var mac = Option("hwaddr", "virtio", "e1000", "e1000e", "rtl8139", "vmxnet3", "macaddr") ?? "00:00:00:00:00:00";
            var set = Option("ip") ?? guest.Config[$"ipconfig{n}"]?.Split(',').FirstOrDefault(part => part.StartsWith("ip=", StringComparison.Ordinal))?[3..];
            var parts = set?.Split('/');
            var isStatic = parts is [var first, _] && char.IsAsciiDigit(first[0]);
            var address = isStatic ? parts![0] : hasLease && set != "manual" ? Lease(guest, n) : null;
            yield return new($"eth{n}", mac.ToLowerInvariant(), address, isStatic ? int.Parse(parts![1], CultureInfo.InvariantCulture) : 16);
        }
    }

    /// <summary>The address of the interface itself, link-local, from its MAC.</summary>
    public string LinkLocal
    {
        get
        {
            var bytes = Mac.Split(':').Select(part => int.TryParse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
            return string.Create(CultureInfo.InvariantCulture, $"fe80::{bytes[0] ^ 2:x2}{bytes[1]:x2}:{bytes[2]:x2}ff:fe{bytes[3]:x2}:{bytes[4]:x2}{bytes[5]:x2}");
        }
    }

    private static string Lease(SimulatedGuest guest, int n) => $"10.{20 + n}.{guest.Vmid / 250 % 250}.{1 + guest.Vmid % 250}";
}
