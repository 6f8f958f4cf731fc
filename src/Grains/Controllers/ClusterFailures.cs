using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a failure of the client means for its controller, and what the operator can do about it.</summary>
internal static partial class ClusterFailures
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

    /// <summary>The failure of a call that somebody waits for, in the words of the API.</summary>
    /// <param name="node">The node that was asked for, where there was one.</param>
    public static FleetException ToFleet(PveException failure, string? node = null) => failure.Failure switch
    {
        PveFailure.ParameterRejected when failure.Errors.Values.FirstOrDefault(IsAbsence) is { } absence => NotFound(absence),
        PveFailure.ParameterRejected or PveFailure.InvalidRequest => Rejected(failure),
        PveFailure.Refused when failure.Status == 501 => new FleetException(Failure.NotFound, "not_supported", $"The cluster's version of Proxmox VE has no such thing: {failure.Reason}"),
        PveFailure.Refused when IsAbsence(failure.Reason) => NotFound(failure.Reason),
        PveFailure.Forbidden => Error("cluster_forbidden", Describe(failure).Reason),
        PveFailure.Unauthorized => Error("cluster_unauthorized", Describe(failure).Reason),
        PveFailure.TlsUntrusted or PveFailure.FingerprintChanged => Error("cluster_untrusted", Describe(failure).Reason),
        PveFailure.NodeUnreachable => Error("node_unreachable", node is null ? Describe(failure).Reason : $"Node '{node}' can't be reached: {failure.Reason}"),
        PveFailure.Unreachable => new FleetException(Failure.ClusterTimeout, "cluster_unreachable", Describe(failure).Reason),
        PveFailure.Timeout => new FleetException(Failure.ClusterTimeout, "cluster_timeout", Describe(failure).Reason),
        PveFailure.BreakerOpen => new FleetException(Failure.Unavailable, "breaker_open", Describe(failure).Reason) { RetryAfter = failure.RetryAfter ?? TimeSpan.FromSeconds(5) },
        PveFailure.RateLimited => new FleetException(Failure.Throttled, "cluster_busy", failure.Reason) { RetryAfter = failure.RetryAfter ?? TimeSpan.FromSeconds(5) },
        _ => Error("cluster_error", Describe(failure).Reason),
    };

    private static FleetException Error(string code, string message) => new(Failure.ClusterError, code, message);

    private static FleetException NotFound(string reason) => new(Failure.NotFound, "not_found", reason);

    private static FleetException Rejected(PveException failure) => failure.Errors.Count == 0
        ? new FleetException(Failure.Invalid, "invalid", failure.Reason)
        : FleetException.Invalid(failure.Errors.ToImmutableDictionary(error => error.Key, error => ImmutableArray.Create(error.Value)));

    private static bool IsAbsence(string reason) => Absence().IsMatch(reason);

    // Proxmox answers 500 or 400 for things that aren't there, and says so in words only.
    [GeneratedRegex(
        """^no such |\bdoes not exist\b|^hostname lookup '[^']*' failed|^no rule at position |\bis not defined\b|\bfailed to open file '.*No such file or directory$"""
        + "|^binary not installed: |^ceph binaries not installed|^pveceph configuration not (?:initialized|enabled)|^storage '[^']*' is not available on node ",
        RegexOptions.IgnoreCase)]
    private static partial Regex Absence();
}
