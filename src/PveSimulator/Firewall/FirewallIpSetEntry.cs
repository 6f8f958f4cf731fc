namespace Hypervisor.PveSimulator;

internal sealed record FirewallIpSetEntry(string Cidr, string? Comment, bool IsNoMatch)
{
    public Json ToJson(string? digest) => new Json { ["cidr"] = Cidr }.With("comment", Comment).With("nomatch", IsNoMatch ? 1 : null).With("digest", digest);
}
