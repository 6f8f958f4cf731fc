namespace Hypervisor.PveSimulator;

internal sealed record FirewallIpSet(string Name)
{
    public string? Comment { get; set; }
    public List<FirewallIpSetEntry> Entries { get; private init; } = [];

    public string Digest => ConfigDigest.Of(string.Concat(Entries.Select(entry => $"{entry}\n")));

    public FirewallIpSet Copy() => this with { Entries = [.. Entries] };
}
