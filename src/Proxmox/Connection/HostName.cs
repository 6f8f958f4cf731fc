using System.Net;
using System.Net.Sockets;

namespace Hypervisor.Proxmox;

/// <summary>What may stand for a host: a DNS name, an IPv4 address of four decimal numbers, or an IPv6 address.</summary>
internal static class HostName
{
    public static string Unbracket(string host) => host is ['[', .., ']'] ? host[1..^1] : host;

    /// <summary>Says what is wrong with a host, or null where nothing is. Odd spellings of addresses (0x7f.1, 0177.0.0.1, 2130706433) are refused.</summary>
    public static string? Problem(string? host)
    {
        if (string.IsNullOrWhiteSpace(host))
            return "a host is needed.";

        host = Unbracket(host);
        if (host.Length > 253)
            return "the host is too long.";
        if (host.Contains(':'))
            return IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 && !host.Contains('%')
                ? null
                : "the host is no IPv6 address (and a port is given apart).";
        if (!host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            return "the host may hold letters, digits, dots and hyphens only.";
        if (host.Split('.').Any(label => label.Length is 0 or > 63))
            return "the host has an empty or too long part.";

        var last = host[(host.LastIndexOf('.') + 1)..];
        if (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return IPAddress.TryParse(host, out var address) && address.ToString() == host ? null : "write an address as four decimal numbers.";
        return null;
    }
}
