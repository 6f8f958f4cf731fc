using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.WebApi;

/// <summary>
/// <c>HYPERVISOR_TRUSTED_PROXIES</c>: addresses and networks, separated by commas, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>
/// are believed. Nobody's unless set: else anyone could sign in from a new address each time.
/// </summary>
internal static class TrustedProxies
{
    public const string Setting = "HYPERVISOR_TRUSTED_PROXIES";

    /// <summary>The same setting's key in the configuration.</summary>
    private const string Key = "Hypervisor:TrustedProxies";

    public static void Apply(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.None;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = null;
        var bad = new List<string>();
        foreach (var text in (configuration[Key] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                bad.Add(text);
                continue;
            }

            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        }

        if (bad.Count > 0)
        {
            throw new InvalidOperationException($"{Setting} has what is neither an address nor a network: {string.Join(", ", bad)}.");
        }
    }
}
