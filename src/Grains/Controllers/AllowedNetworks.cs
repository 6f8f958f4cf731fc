using System.Net;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.Grains;

/// <summary>Networks that clusters may be in although they are refused otherwise (loopback, link-local): CIDRs with commas.</summary>
public static class AllowedNetworks
{
    public const string Variable = "HYPERVISOR_ALLOWED_NETWORKS";

    /// <summary>The same setting's key in the configuration.</summary>
    public const string Key = "Hypervisor:AllowedNetworks";

    internal static NetworkGuard Guard(IConfiguration configuration) => new(new NetworkGuardOptions
    {
        AllowedNetworks =
        [
            .. (configuration[Key] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network),
        ],
    });

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network)
        ? network
        : throw new InvalidOperationException($"{Variable}: '{text}' is no network; write it as 127.0.0.0/8, several with commas.");
}
