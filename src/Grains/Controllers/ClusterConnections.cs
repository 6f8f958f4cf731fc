using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>From a stored controller to a client of its cluster, and back: the one place where a sealed secret is opened.</summary>
internal sealed partial class ClusterConnections(CredentialVault vault, NetworkGuard guard, ConnectionTester tester, ClusterLimits limits, ILocalSiloDetails silo, TimeProvider time, ILoggerFactory logs)
{
    private readonly ILogger log = logs.CreateLogger<ClusterConnections>();

    public PveClient Open(Guid controller, ControllerGrain.State state) =>
        new(limits.On(ConnectionOptions.From(Registration(controller, state))) with { Caller = silo.Name }, guard, time, logs.CreateLogger<PveClient>());

    public Task<ConnectionReport> Test(ControllerRegistration registration) => tester.Test(registration);

    /// <summary>Refuses addresses that no cluster may be at, and public ones unless that is said to be meant.</summary>
    public async Task CheckHost(string host, bool confirmPublic)
    {
        try
        {
            var addresses = await guard.Resolve(host);
            if (!confirmPublic && addresses.FirstOrDefault(PublicAddress.Is) is { } address)
            {
                throw FleetException.Conflict(
                    "public_host_unconfirmed",
                    $"{host} is the public address {address}. A Proxmox VE API rarely belongs on the internet; repeat with confirm_public_host: true if it is meant.");
            }
        }
        catch (PveException refused) when (refused.Failure is PveFailure.AddressRefused or PveFailure.InvalidRequest)
        {
            throw FleetException.Invalid("host", refused.Reason.Replace(nameof(NetworkGuardOptions.AllowedNetworks), AllowedNetworks.Variable, StringComparison.Ordinal));
        }
        catch (PveException unknown) when (unknown.Failure == PveFailure.Unreachable)
        {
            // A name that doesn't resolve today may tomorrow; the controller shows that it can't be reached.
            LogUnresolved(host, unknown.Reason);
        }
    }

    /// <summary>The API token of another controller, whole: <c>user@realm!name=secret</c>.</summary>
    public Secret OpenToken(Guid controller, RemoteEndpoint sealedEndpoint) => new($"{sealedEndpoint.User}={vault.Open(controller, sealedEndpoint.Token.Reveal)}");

    /// <summary>The stored controller as a registration, with its secret.</summary>
    public ControllerRegistration Registration(Guid controller, ControllerGrain.State state)
    {
        var secret = new Secret(vault.Open(controller, state.SealedSecret));
        return new ControllerRegistration
        {
            Name = state.Name,
            Host = state.Host,
            Port = state.Port,
            UseSsl = state.UseSsl,
            VerifySsl = state.VerifySsl,
            TlsFingerprint = state.TlsFingerprint,
            SiteId = state.SiteId,
            SyncEnabled = state.SyncEnabled,
            SyncIntervalSeconds = state.SyncIntervalSeconds,
            Username = state.Username,
            Password = state.TokenId is null ? secret : null,
            Config = new ControllerConfig { TokenId = state.TokenId, TokenSecret = state.TokenId is null ? null : secret, Realm = state.Realm },
        };
    }

    /// <summary>The registration with the update's values; a new token id or username drops the credentials of the other kind.</summary>
    public ControllerRegistration Merge(Guid controller, ControllerGrain.State state, ControllerUpdate update)
    {
        var current = Registration(controller, state);
        var toToken = update.Config?.TokenId is { Length: > 0 };
        var toPassword = !toToken && update.Username is { Length: > 0 };
        return current with
        {
            Name = update.Name ?? current.Name,
            Host = update.Host ?? current.Host,
            Port = update.Port ?? current.Port,
            UseSsl = update.UseSsl ?? current.UseSsl,
            VerifySsl = update.VerifySsl ?? current.VerifySsl,
            TlsFingerprint = (update.TlsFingerprint ?? current.TlsFingerprint) is { Length: > 0 } pin ? pin : null,
            SiteId = (update.SiteId ?? current.SiteId) is { } site && site != Guid.Empty ? site : null,
            SyncEnabled = update.SyncEnabled ?? current.SyncEnabled,
            SyncIntervalSeconds = update.SyncIntervalSeconds switch { null => current.SyncIntervalSeconds, 0 => null, var seconds => seconds },
            Username = toToken ? null : update.Username ?? current.Username,
            Password = toToken ? null : update.Password ?? current.Password,
            Config = new ControllerConfig
            {
                TokenId = toPassword ? null : update.Config?.TokenId ?? current.Config?.TokenId,
                TokenSecret = toPassword ? null : update.Config?.TokenSecret ?? current.Config?.TokenSecret,
                Realm = update.Config?.Realm ?? current.Config?.Realm,
            },
        };
    }

    /// <summary>The state with the registration's values, the secret sealed.</summary>
    public ControllerGrain.State Seal(Guid controller, ControllerGrain.State state, ControllerRegistration registration)
    {
        var secret = registration.Config?.TokenId is null ? registration.Password : registration.Config.TokenSecret;
        return state with
        {
            Name = registration.Name!.Trim(),
            Host = registration.Host!.Trim(),
            Port = registration.Port,
            UseSsl = registration.UseSsl,
            VerifySsl = registration.VerifySsl,
            TlsFingerprint = registration.TlsFingerprint is { Length: > 0 } pin ? pin : null,
            TokenId = registration.Config?.TokenId is { Length: > 0 } token ? token : null,
            Username = registration.Username,
            Realm = registration.Config?.Realm,
            SealedSecret = vault.Seal(controller, secret!.Value.Reveal),
            SiteId = registration.SiteId,
            SyncEnabled = registration.SyncEnabled,
            SyncIntervalSeconds = registration.SyncIntervalSeconds,
        };
    }

    /// <summary>The addresses of the cluster's nodes, with the fingerprints that the trusted connection tells of them.</summary>
    public async Task<ImmutableArray<PveEndpoint>> Endpoints(PveClient client, ControllerGrain.State state, ClusterStatus cluster)
    {
        var known = cluster.Nodes.Where(node => node.Ip is not null).Select(node => new PveEndpoint(node.Ip!, state.Port, null)).ToImmutableArray();
        if (known.Length < 2 || state.TlsFingerprint is null)
        {
            return known.Length < 2 ? [] : known;
        }

        try
        {
            var join = await client.GetJoinInfo();
            return [.. join.NodeList.Where(node => node is { Address: not null, Fingerprint: not null }).Select(node => new PveEndpoint(node.Address!, state.Port, node.Fingerprint))];
        }
        catch (PveException refused)
        {
            // Reading the join information needs Sys.Audit on /; without it the registered host is all there is.
            LogNoEndpoints(state.Name, refused.Reason);
            return [];
        }
    }

    [LoggerMessage(LogLevel.Information, "Host {Host} of a new controller doesn't resolve now: {Reason}")]
    private partial void LogUnresolved(string host, string reason);

    [LoggerMessage(LogLevel.Information, "Controller {Name} has no other nodes to fail over to: {Reason}")]
    private partial void LogNoEndpoints(string name, string reason);
}
