using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a failure of the client means for its controller, and what the operator can do about it.</summary>
internal static class ClusterFailures
{
    public static (ControllerStatus Status, string Reason) Describe(PveException failure) => failure.Failure switch
    {
        PveFailure.AddressRefused => (ControllerStatus.Unreachable, failure.Reason),
        PveFailure.Unreachable => (ControllerStatus.Unreachable, $"No connection: {failure.Reason}"),
        PveFailure.Timeout => (ControllerStatus.Unreachable, $"No answer in time: {failure.Reason}"),
        PveFailure.NodeUnreachable => (ControllerStatus.Unreachable, $"A node of the cluster can't be reached: {failure.Reason}"),
        PveFailure.BreakerOpen => (ControllerStatus.Unreachable, $"Not asked for now after repeated failures: {failure.Reason}"),
        PveFailure.TlsUntrusted => (ControllerStatus.Untrusted, $"The certificate is not trusted: {failure.Reason}. Pin its fingerprint, or switch verify_ssl off."),
        PveFailure.FingerprintChanged => (
            ControllerStatus.Untrusted,
            $"The certificate is another than the pinned one: expected {failure.ExpectedFingerprint}, seen {failure.SeenFingerprint}. Compare it on the node and pin it anew if it was renewed."),
        PveFailure.Unauthorized => (ControllerStatus.Unauthorized, $"The cluster refuses the credentials: {failure.Reason}. Check the token or password, and whether it has expired."),
        PveFailure.Forbidden => (ControllerStatus.Unauthorized, $"The account lacks a privilege: {failure.Reason}"),
        PveFailure.NotProxmox => (ControllerStatus.Error, $"What answers there is not Proxmox VE: {failure.Reason}"),
        PveFailure.ResponseTooLarge => (ControllerStatus.Error, $"The answer is larger than is taken: {failure.Reason}"),
        PveFailure.MalformedResponse => (ControllerStatus.Error, $"The answer can't be read: {failure.Reason}"),
        PveFailure.RateLimited => (ControllerStatus.Error, failure.Reason),
        _ => (ControllerStatus.Error, $"The cluster answered with an error: {failure.Reason}"),
    };
}
