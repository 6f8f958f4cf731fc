namespace Hypervisor.PveSimulator;

internal sealed class NodeDns
{
    public string Search { get; set; } = "example.com";

    /// <summary>One to three addresses.</summary>
    public List<string> Servers { get; set; } = ["192.0.2.1"];
}
