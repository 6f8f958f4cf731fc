namespace Hypervisor.PveSimulator;

internal sealed record FirewallGroup(string Name)
{
    public string? Comment { get; set; }
    public FirewallRules Rules { get; private init; } = new();
}
