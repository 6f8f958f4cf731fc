using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a failure of the client says about a write: whether a byte left, and whether the cluster refused it.</summary>
internal static class SendOutcomes
{
    /// <summary>Half of the time after which a silo that hangs is taken over: what is not on its way by then is not sent.</summary>
    private static readonly TimeSpan Fence = TimeSpan.FromSeconds(4);

    public static SendOutcome Of(PveException failure) => new()
    {
        Result = failure switch
        {
            // Too many requests in this minute: it goes on when there is room.
            { Failure: PveFailure.RateLimited } => SendResult.Busy,
            { NeverSent: true } or { Failure: PveFailure.BreakerOpen or PveFailure.AddressRefused or PveFailure.InvalidRequest or PveFailure.TlsUntrusted or PveFailure.FingerprintChanged } => SendResult.NeverSent,
            // What stands between us and the API answered in its stead.
            { IsTransportError: true } or { IsGatewayError: true } => SendResult.Lost,
            // 595: the asked node could not connect to the meant one.
            { Failure: PveFailure.Refused or PveFailure.ParameterRejected or PveFailure.Forbidden or PveFailure.Unauthorized } or { Status: 595 } => SendResult.Refused,
            _ => SendResult.Lost,
        },
        Reason = failure.Errors.Count == 0 ? failure.Reason : $"{failure.Reason} ({string.Join("; ", failure.Errors.Select(error => $"{error.Key}: {error.Value}"))})",
        Errors = failure.Errors.ToImmutableDictionary(),
        Failure = ClusterFailures.ToFleet(failure, null).Failure,
    };

    /// <param name="passed">Since the change was asked whether it may be sent.</param>
    public static void EnsureFresh(TimeSpan passed)
    {
        if (passed > Fence)
        {
            throw new PveException(PveFailure.InvalidRequest, "Too much time passed before it could be sent; another silo may have taken over.") { NeverSent = true };
        }
    }
}
