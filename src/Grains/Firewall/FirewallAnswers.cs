using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class FirewallAnswers
{
    public static ImmutableArray<FirewallRule> ToRules(ImmutableArray<PveFirewallRule> rules) => [.. rules.OrderBy(rule => rule.Pos).Select(ToRule)];

    private static FirewallRule ToRule(PveFirewallRule rule) => new()
    {
        Pos = rule.Pos,
        Type = rule.Type,
        Action = rule.Action,
        Enable = rule.Enable ?? false,
        Source = rule.Source,
        Dest = rule.Dest,
        Proto = rule.Proto,
        Sport = rule.SourcePort,
        Dport = rule.DestPort,
        Macro = rule.Macro,
        Iface = rule.Interface,
        Log = rule.Log,
        Comment = rule.Comment is null ? null : Redaction.RedactText(rule.Comment),
        Digest = rule.Digest,
        IcmpType = rule.IcmpType,
        Ipversion = rule.IpVersion,
    };
}
