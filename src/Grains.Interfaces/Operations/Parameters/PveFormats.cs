using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Proxmox VE's named formats, as far as they can be told from the value alone. What is stricter there comes back as its own error.</summary>
internal static partial class PveFormats
{
    private const string Hosts = @"(?:[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*";
    private const string Octet = "[0-9A-Fa-f]{2}";
    private const string VolumeId = @"[a-zA-Z][a-zA-Z0-9._-]*:[^\s,]+";

    private static readonly FrozenDictionary<string, Regex> Forms = new Dictionary<string, string>
    {
        ["pve-node"] = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?",
        ["pve-vmid"] = "[1-9][0-9]{2,8}",
        ["pve-storage-id"] = "[a-zA-Z][a-zA-Z0-9._-]*[a-zA-Z0-9]",
        ["pve-configid"] = "[a-zA-Z][a-zA-Z0-9_-]+",
        ["pve-poolid"] = "[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+){0,2}",
        ["pve-iface"] = @"[a-zA-Z][a-zA-Z0-9_]{1,20}(?:[:.]\d+)?",
        ["pve-bridge-id"] = "[-_.A-Za-z0-9]+",
        ["pve-tag"] = @"[A-Za-z0-9_][A-Za-z0-9_\-+.]*",
        ["pve-volume-id"] = VolumeId,
        ["pve-volume-id-or-absolute-path"] = $"{VolumeId}|/[^,]+",
        ["pve-volume-id-or-qm-path"] = $"none|cdrom|{VolumeId}|/[^,]+",
        ["pve-lxc-mp-string"] = $"{VolumeId}|/[^,]*",
        ["pve-lxc-dev-string"] = "/dev/[^,]+",
        ["pve-qm-bootdisk"] = @"(?:ide|sata|scsi|virtio)\d+",
        ["pve-qm-bootdev"] = @"(?:ide|sata|scsi|virtio|net|usb|hostpci)\d+",
        ["pve-startup-order"] = @"(?:\d+|order=\d+|up=\d+|down=\d+)(?:,(?:order=\d+|up=\d+|down=\d+))*",
        ["pve-hotplug-features"] = "[01]|(?:network|disk|cpu|memory|usb|cloudinit)(?:,(?:network|disk|cpu|memory|usb|cloudinit))*",
        ["pve-cpuset"] = @"\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*",
        ["pve-phys-bits"] = "host|[3-5][0-9]|6[0-4]",
        ["pve-ct-timezone"] = @"host|[A-Za-z0-9_+\-/]+",
        ["pve-day-of-week"] = "mon|tue|wed|thu|fri|sat|sun",
        ["pve-calendar-event"] = @"[A-Za-z0-9*/:,.\-~ ]+",
        ["pve-sdn-fabric-id"] = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,6}[a-zA-Z0-9])?",
        ["pve-sdn-bgp-rt"] = @"\d+:\d+",
        ["pve-fw-addr-spec"] = @"[^\s]+",
        ["pve-fw-dport-spec"] = "[A-Za-z0-9:,-]{1,256}",
        ["pve-fw-sport-spec"] = "[A-Za-z0-9:,-]{1,256}",
        ["pve-fw-icmp-type-spec"] = "[A-Za-z0-9/-]{1,64}",
        ["pve-fw-protocol-spec"] = "[A-Za-z0-9.-]{1,20}",
        ["dns-name"] = Hosts,
        ["mac-addr"] = $"{Octet}(?::{Octet}){{5}}",
        ["mac-prefix"] = $"{Octet}(?::{Octet}){{0,4}}:?",
        ["disk-size"] = @"\d+(?:\.\d+)?[KMGT]?",
        ["urlencoded"] = @"[-%a-zA-Z0-9_.!~*'()]*",
        ["email"] = @"[^\s@,;]+@[^\s@,;]+",
        ["email-or-username"] = @"[^\s,;]+",
        ["email-opt"] = @"[^\s,;]+@[^\s,;]+",
    }.ToFrozenDictionary(form => form.Key, form => new Regex($@"\A(?:{form.Value})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    private static readonly FrozenDictionary<string, Func<string, bool>> Checks = new Dictionary<string, Func<string, bool>>
    {
        ["ip"] = value => IPAddress.TryParse(value, out _),
        ["address"] = value => IPAddress.TryParse(value, out _) || Forms["dns-name"].IsMatch(value),
        ["ipv4"] = value => IsAddress(value, AddressFamily.InterNetwork),
        ["ipv6"] = value => IsAddress(value, AddressFamily.InterNetworkV6),
        ["CIDR"] = value => IsNetwork(value, null),
        ["pve-ipv4-config"] = value => value is "dhcp" or "manual" || IsNetwork(value, AddressFamily.InterNetwork),
        ["pve-ipv6-config"] = value => value is "auto" or "dhcp" or "manual" || IsNetwork(value, AddressFamily.InterNetworkV6),
        ["lxc-ip-with-ll-iface"] = value => IPAddress.TryParse(value.Split('%')[0], out _),
    }.ToFrozenDictionary();

    public static bool IsKnown(string format) => Forms.ContainsKey(format) || Checks.ContainsKey(format) || (Item(format) is { } item && IsKnown(item));

    public static bool IsList(string? format) => format is not null && Item(format) is not null;

    public static bool Matches(string format, string value) =>
        Forms.TryGetValue(format, out var form) ? form.IsMatch(value)
        : Checks.TryGetValue(format, out var check) ? check(value)
        : Item(format) is not { } item || value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).All(part => Matches(item, part));

    private static string? Item(string format) => format.EndsWith("-list", StringComparison.Ordinal) ? format[..^"-list".Length] : null;

    private static bool IsAddress(string value, AddressFamily family) => IPAddress.TryParse(value, out var address) && address.AddressFamily == family && !value.Contains('%');

    private static bool IsNetwork(string value, AddressFamily? family) =>
        value.Split('/') is [var text, var bits]
        && IPAddress.TryParse(text, out var address)
        && (family is null || address.AddressFamily == family)
        && byte.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length <= (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
}
