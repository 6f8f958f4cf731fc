using System.Net;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.Grains;

/// <summary>Networks that clusters may be in although they are refused otherwise (loopback, link-local): <c>HYPERVISOR_ALLOWED_NETWORKS</c>, CIDRs with commas.</summary>
public static class AllowedNetworks
{
    public const string Setting = "HYPERVISOR_ALLOWED_NETWORKS";

    internal static NetworkGuard Guard(IConfiguration configuration) => new(new NetworkGuardOptions
    {
        AllowedNetworks =
        [
            .. (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network),
        ],
    });

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network)
        ? network
        : throw new InvalidOperationException($"{Setting}: '{text}' is no network; write it as 127.0.0.0/8, several with commas.");
}
