using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator;

/// <summary>What a rule must be as a whole, after each of its fields alone.</summary>
internal static partial class FirewallChecks
{
    private static readonly string[] Actions = ["ACCEPT", "DROP", "REJECT"];

    /// <exception cref="PveError">400 with every error.</exception>
    public static void OfRule(Call call, FirewallScope scope, FirewallRule rule)
    {
        var errors = new Dictionary<string, string>();
        if (rule["type"] is "group")
        {
            if (scope.Kind == "group") errors["type"] = "security groups not allowed";
        }
        else if (rule["action"] is { } action && !Actions.Contains(action)) errors["action"] = $"unknown action '{action}'";
        if (rule["iface"] is { } iface && scope.IsGuest && !GuestInterface().IsMatch(iface)) errors["iface"] = "value does not match the regex pattern 'net\\d+'";
        if (rule["macro"] is { } macro && !FirewallMacros.Names.Contains(macro, StringComparer.OrdinalIgnoreCase)) errors["macro"] = $"unknown macro '{macro}'";
        foreach (var port in new[] { "dport", "sport" })
        {
            if (rule[port] is not null && rule["proto"] is null) errors["proto"] = $"missing property - '{port}' requires this property";
        }
        if (rule["icmp-type"] is not null && rule["proto"] is null) errors["proto"] = "missing property - 'icmp-type' requires this property";
        foreach (var side in new[] { "source", "dest" })
        {
            if (rule[side] is { } addresses && Unknown(call, scope, addresses) is { } error) errors[side] = error;
        }
        if (errors.Count > 0) throw PveError.Invalid(errors);
    }

    /// <summary>What is wrong with the name of a set or alias; null for addresses and names that are there.</summary>
    public static string? Unknown(Call call, FirewallScope scope, string reference)
    {
        var own = scope.IsGuest ? scope.Config(call) : null;
        var cluster = call.Cluster.Firewall.Cluster;
        var isSet = reference.StartsWith('+');
        if (!isSet && (FirewallFormats.IsIpOrCidr(reference) || reference.Contains(',') || char.IsAsciiDigit(reference[0]))) return null;
        var name = isSet ? reference[1..] : reference;
        var (prefix, bare) = name.Split('/') is [var first, var second] ? (first, second) : ("", name);
        if (prefix == "sdn") return null;
        bool IsIn(FirewallConfig? config) => config is not null && (isSet ? config.IpSets.ContainsKey(bare) : config.Aliases.ContainsKey(bare.ToLowerInvariant()));
        var isThere = prefix != "dc" && IsIn(own) || prefix != "guest" && IsIn(cluster);
        return isThere ? null : isSet ? $"no such ipset '{name}'" : $"no such alias '{name}'";
    }

    [GeneratedRegex("^net[0-9]+$")] private static partial Regex GuestInterface();
}
