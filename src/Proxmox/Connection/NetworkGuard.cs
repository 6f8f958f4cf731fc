using System.Net;
using System.Net.Sockets;

namespace Hypervisor.Proxmox;

/// <summary>
/// Turns a host into addresses that may be contacted. The addresses it hands over are the ones to connect to: asking the resolver
/// a second time would let a name change in between.
/// </summary>
public sealed class NetworkGuard
{
    private static readonly AddressRules Strict = new([]);

    private readonly AddressRules rules;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;

    public NetworkGuard(NetworkGuardOptions? options = null)
        : this(options, Dns.GetHostAddressesAsync) { }

    internal NetworkGuard(NetworkGuardOptions? options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        rules = new(options?.AllowedNetworks ?? []);
        this.resolve = resolve;
    }

    /// <summary>
    /// What kind of address a URL names that no node should be sent to on behalf of others ("a loopback"), however it is spelled. A name is
    /// looked up by the node, so of names only those are known that never mean anything else.
    /// </summary>
    public static string? RefusalOf(Uri url)
    {
        // Uri has turned decimal, octal, hexadecimal and shortened spellings into four numbers.
        var host = HostName.Unbracket(url.IdnHost).TrimEnd('.');
        var zone = host.IndexOf('%', StringComparison.Ordinal);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? "a loopback"
            : IPAddress.TryParse(zone < 0 ? host : host[..zone], out var address) ? Strict.Refusal(address)
            : null;
    }

    /// <summary>All addresses of the host. One refused address refuses the host, as its name could be steered.</summary>
    /// <exception cref="PveException">AddressRefused, InvalidRequest or Unreachable (no such name)</exception>
    public async Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken cancellation = default)
    {
        if (HostName.Problem(host) is { } problem)
            throw new PveException(PveFailure.InvalidRequest, $"The host is not valid: {problem}") { NeverSent = true };

        host = HostName.Unbracket(host);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Lookup(host, cancellation);
        foreach (var address in addresses)
        {
            if (rules.Refusal(address) is { } kind)
                throw new PveException(PveFailure.AddressRefused,
                    $"The host {host} has {kind} address, {address}, which is not contacted. If it is meant, add its network to AllowedNetworks.") { NeverSent = true };
        }
        return addresses;
    }

    private async Task<IPAddress[]> Lookup(string host, CancellationToken cancellation)
    {
        try
        {
            if (await resolve(host, cancellation) is { Length: > 0 } addresses)
                return addresses;
        }
        catch (SocketException)
        {
        }
        throw new PveException(PveFailure.Unreachable, $"The name {host} has no address.") { NeverSent = true };
    }
}
