namespace Hypervisor.PveSimulator;

internal sealed record FirewallAlias(string Name, string Cidr, string? Comment)
{
    public Json ToJson() => new Json { ["name"] = Name, ["cidr"] = Cidr, ["ipversion"] = FirewallRule.IpVersionOf(Cidr) }.With("comment", Comment);
}
