using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox.Tests;

/// <summary>What a value has to look like: type, range, length, pattern, choice, and Proxmox's named formats.</summary>
internal sealed class SchemaFormats(JsonElement document)
{
    // Those that code checks, as far as a pattern can say it. A format that is in use and not here fails the walk.
    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["pve-node"] = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?",
        ["pve-vmid"] = "[1-9][0-9]{2,8}",
        ["pve-storage-id"] = "[a-zA-Z][a-zA-Z0-9_.-]*[a-zA-Z0-9]",
        ["pve-configid"] = "[a-zA-Z][a-zA-Z0-9_-]+",
        ["pve-poolid"] = "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,2}",
        ["pve-storage-content"] = "images|rootdir|vztmpl|iso|backup|snippets|import|none",
        ["pve-task-status-type"] = "ok|error|warning|unknown",
        ["pve-replication-job-id"] = "[1-9][0-9]{2,8}-[0-9]{1,9}",
        ["pve-ha-resource-or-vm-id"] = "((vm|ct):)?[1-9][0-9]{2,8}",
        ["pve-ha-resource-id"] = "(vm|ct):[1-9][0-9]{2,8}",
        ["pve-userid"] = "[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]+",
        ["pve-realm"] = "[A-Za-z][A-Za-z0-9.\\-_]+",
        ["pve-iface"] = "[a-zA-Z][a-zA-Z0-9_]{1,20}([:.]\\d+)?",
        ["pve-sdn-zone-id"] = "[a-z][a-z0-9]{0,7}",
        ["pve-snapshot-name"] = "[a-zA-Z][a-zA-Z0-9_-]+",
        ["pve-tag"] = "[A-Za-z0-9_][A-Za-z0-9_+.-]*",
        ["pve-bridge-id"] = "[-_.\\w\\d]+",
        ["pve-volume-id"] = "[a-zA-Z][a-zA-Z0-9._-]*:[^,\\s]+",
        ["pve-volume-id-or-qm-path"] = "none|cdrom|/[^,]+|[a-zA-Z][a-zA-Z0-9._-]*:([0-9]+([.][0-9]+)?|[^,\\s:]*[^,\\s:0-9GMT][^,\\s:]*)",
        ["pve-lxc-mp-string"] = "/[^,]*|[a-zA-Z][a-zA-Z0-9._-]*:([0-9]+([.][0-9]+)?|[^,\\s:]*[^,\\s:0-9GMT][^,\\s:]*)",
        ["pve-qm-bootdev"] = "(net|ide|sata|scsi|virtio|usb|hostpci)[0-9]+",
        ["pve-calendar-event"] = "[A-Za-z0-9*/:,.~ -]+",
        ["pve-ha-node"] = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(:[0-9]+)?",
        ["pve-sdn-bgp-rt"] = "[0-9]+:[0-9]+",
        ["pve-fw-addr-spec"] = "\\S+",
        ["pve-fw-dport-spec"] = "[a-z0-9-]+([,:][a-z0-9-]+)*",
        ["pve-fw-sport-spec"] = "[a-z0-9-]+([,:][a-z0-9-]+)*",
        ["pve-fw-icmp-type-spec"] = "[a-z0-9-]+",
        ["pve-fw-protocol-spec"] = "[a-z0-9.-]+",
        ["storage-pair"] = "1|[a-zA-Z][a-zA-Z0-9_.-]*(:[a-zA-Z0-9_.-]+)?",
        ["bridge-pair"] = "1|[-_.a-zA-Z0-9]+(:[-_.a-zA-Z0-9]+)?",
        ["dns-name"] = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?([.][a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*",
        ["mac-addr"] = "[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}",
        ["mac-prefix"] = "[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){0,2}:?",
        ["email-or-username"] = "[^\\s,;]+",
        ["urlencoded"] = "[-%a-zA-Z0-9_.!~*'()]*",
        ["pem-string"] = "-----BEGIN [A-Z ]+-----\\s[A-Za-z0-9+/=\\s]+-----END [A-Z ]+-----\\s*",
        ["pem-certificate-chain"] = "(-----BEGIN CERTIFICATE-----\\s[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----\\s*)+",
        ["string"] = ".*",
    };

    private readonly Dictionary<string, JsonElement> propertyStrings = document.GetProperty("formats").EnumerateObject().ToDictionary(format => format.Name, format => format.Value);

    public IEnumerable<string> Problems(JsonElement facts, string value) => TypeProblems(facts, value).Concat(
        facts.TryGetProperty("format", out var format) ? FormatProblems(format, value) : []);

    private static IEnumerable<string> TypeProblems(JsonElement facts, string value)
    {
        var type = facts.TryGetProperty("type", out var kind) ? kind.GetString() : "string";
        if (type == "boolean" && value is not ("0" or "1"))
        {
            yield return $"'{value}' is neither 0 nor 1";
        }

        if (type is "integer" or "number")
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || (type == "integer" && number != Math.Truncate(number)))
            {
                yield return $"'{value}' is no {type}";
            }
            else if (Number(facts, "minimum") > number || Number(facts, "maximum") < number)
            {
                yield return $"{value} is out of range";
            }
        }

        if (Number(facts, "minLength") > value.Length || Number(facts, "maxLength") < value.Length)
        {
            yield return $"'{value}' is too short or too long";
        }

        if (facts.TryGetProperty("enum", out var choices) && choices.ValueKind == JsonValueKind.Array && !choices.EnumerateArray().Any(choice => choice.ToString() == value))
        {
            yield return $"'{value}' is none of the choices";
        }

        if (facts.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, $"^(?:{Net(pattern.GetString()!)})$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"'{value}' does not match {pattern.GetString()}";
        }

        if (type == "array" && facts.TryGetProperty("items", out var items))
        {
            foreach (var problem in TypeProblems(items, value))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<string> FormatProblems(JsonElement format, string value) => format.ValueKind == JsonValueKind.Object
        ? PropertyProblems(format, value)
        : NamedProblems(format.GetString()!, value);

    private IEnumerable<string> NamedProblems(string format, string value)
    {
        if (propertyStrings.TryGetValue(format, out var properties))
        {
            return PropertyProblems(properties, value);
        }

        if (format.EndsWith("-list", StringComparison.Ordinal))
        {
            return value.Split([',', ';', ' ', '\0'], StringSplitOptions.RemoveEmptyEntries).SelectMany(item => NamedProblems(format[..^"-list".Length], item));
        }

        if (value is "dhcp" or "auto" or "manual" && format.EndsWith("-config", StringComparison.Ordinal))
        {
            return [];
        }

        if (format is "IPorCIDRorAlias" or "CIDR" or "ip" or "ipv4" or "ipv6" or "address" or "pve-ipv4-config" or "pve-ipv6-config" or "lxc-ip-with-ll-iface")
        {
            return IPAddress.TryParse(value.Split('/')[0], out _) ? [] : [$"'{value}' is no address"];
        }

        return !Patterns.TryGetValue(format, out var pattern) ? [$"nobody checks the format {format} yet"]
            : Regex.IsMatch(value, $@"\A(?:{pattern})\z") ? []
            : [$"'{value}' is no {format}"];
    }

    private IEnumerable<string> PropertyProblems(JsonElement format, string value)
    {
        var known = format.GetProperty("properties");
        foreach (var part in value.Split(','))
        {
            var (name, text) = part.Split('=', 2) is [var key, var given] ? (key, given) : (DefaultKey(known) ?? "", part);
            if (!known.TryGetProperty(name, out var facts))
            {
                yield return $"'{part}' is no part of this property string";
                continue;
            }

            foreach (var problem in Problems(facts, text))
            {
                yield return $"{name}: {problem}";
            }
        }
    }

    /// <summary>Perl writes flags as <c>(?^i:...)</c>, a lower bound of none as <c>{,8}</c>, and escapes more than .NET takes.</summary>
    private static string Net(string perl) =>
        perl.Replace("(?^u:", "(?:", StringComparison.Ordinal).Replace("(?^:", "(?:", StringComparison.Ordinal).Replace("(?^i:", "(?i:", StringComparison.Ordinal)
            .Replace("{,", "{0,", StringComparison.Ordinal).Replace("\\_", "_", StringComparison.Ordinal);

    private static string? DefaultKey(JsonElement properties) =>
        properties.EnumerateObject().FirstOrDefault(property => property.Value.TryGetProperty("default_key", out _)).Name;

    private static double? Number(JsonElement facts, string key) =>
        facts.TryGetProperty(key, out var value) && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
