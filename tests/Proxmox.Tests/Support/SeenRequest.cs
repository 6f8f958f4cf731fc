namespace Hypervisor.Proxmox.Tests;

/// <param name="Target">Path and query exactly as sent, below the API's root.</param>
public sealed record SeenRequest(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
