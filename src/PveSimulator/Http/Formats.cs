using System.Net;
using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator;

/// <summary>The named formats that PVE checks by code. A format that is not listed here accepts everything.</summary>
internal static partial class Formats
{
    private static readonly char[] ListSeparators = [',', ';', ' ', '\0', '\n'];

    public static string? Check(string format, string value)
    {
        if (format.EndsWith("-list", StringComparison.Ordinal))
            return value.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries).Select(item => Check(format[..^5], item)).FirstOrDefault(error => error is not null);
        return format switch
        {
            "pve-vmid" => VmId().IsMatch(value) ? null : "value does not look like a valid VM ID",
            "pve-node" => NodeName().IsMatch(value) ? null : "value does not look like a valid node name",
            "dns-name" => DnsName().IsMatch(value) ? null : "value does not look like a valid DNS name",
            "pve-configid" => ConfigId().IsMatch(value) ? null : $"invalid configuration ID '{value}'",
            "pve-storage-id" => StorageId().IsMatch(value) ? null : $"storage ID '{value}' contains illegal characters",
            "pve-tag" => Tag().IsMatch(value) ? null : "invalid characters in tag",
            "pve-storage-content" => ContentTypes.Contains(value) ? null : $"invalid content type '{value}'",
            "pve-poolid" => PoolId().IsMatch(value) ? null : $"value '{value}' does not look like a valid pool name",
            "pve-roleid" or "pve-groupid" => Identifier().IsMatch(value) ? null : $"value '{value}' does not look like a valid name",
            "ip" => IPAddress.TryParse(value, out _) ? null : "value does not look like a valid IP address",
            "pve-calendar-event" => CalendarEvent.Parse(value) is null ? $"invalid calendar event '{value}' - unable to parse calendar event\n" : null,
            "pem-certificate" or "pem-certificate-chain" or "pem-string" => value.Contains("-----BEGIN ", StringComparison.Ordinal) ? null : "not a valid PEM-formatted string.",
            "CIDRv4" => IsCidr(value) ? null : "value does not look like a valid IPv4 CIDR network",
            _ => null,
        };
    }

    private static readonly string[] ContentTypes = ["images", "rootdir", "vztmpl", "iso", "backup", "snippets", "import", "none"];

    private static bool IsCidr(string value) =>
        value.Split('/') is [var address, var prefix] && address.Split('.').Length == 4 && IPAddress.TryParse(address, out _) && int.TryParse(prefix, out var bits) && bits is >= 0 and <= 32;

    [GeneratedRegex("^[1-9][0-9]{2,8}$")] private static partial Regex VmId();
    [GeneratedRegex("^[a-zA-Z0-9]([a-zA-Z0-9\\-]*[a-zA-Z0-9])?$")] private static partial Regex NodeName();
    [GeneratedRegex("^(?:[a-zA-Z0-9](?:[a-zA-Z0-9\\-]*[a-zA-Z0-9])?\\.)*[a-zA-Z0-9](?:[a-zA-Z0-9\\-]*[a-zA-Z0-9])?$")] private static partial Regex DnsName();
    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_\\-]+$")] private static partial Regex ConfigId();
    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9\\-_.]*[a-zA-Z0-9]$")] private static partial Regex StorageId();
    [GeneratedRegex("^[a-zA-Z0-9_][a-zA-Z0-9_\\-+.]*$")] private static partial Regex Tag();
    [GeneratedRegex("^[A-Za-z0-9.\\-_]+(?:/[A-Za-z0-9.\\-_]+){0,2}$")] private static partial Regex PoolId();
    [GeneratedRegex("^[A-Za-z0-9.\\-_]+$")] private static partial Regex Identifier();
}
