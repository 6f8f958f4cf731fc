using System.Collections.Frozen;

namespace Hypervisor.Proxmox;

/// <summary>
/// What went wrong, in facts only. It carries no inner exception on purpose: those of the transport quote what the server sent.
/// </summary>
public sealed class PveException(PveFailure failure, string reason) : Exception
{
    public PveFailure Failure { get; } = failure;

    /// <summary>Proxmox's message, or ours where it sent none. Cleaned of secrets and addresses of pages.</summary>
    public string Reason { get; } = reason;

    /// <summary>HTTP status, where there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Proxmox's errors by parameter; empty where it named none.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = FrozenDictionary<string, string>.Empty;

    public TimeSpan? RetryAfter { get; init; }

    public string? ExpectedFingerprint { get; init; }

    public string? SeenFingerprint { get; init; }

    /// <summary>True only where it is certain that no byte of the request left this machine. False says nothing.</summary>
    public bool NeverSent { get; init; }

    /// <summary>Whether the same request may well succeed later, with nothing changed on our side.</summary>
    public bool IsTransient => Failure is PveFailure.Unreachable or PveFailure.Timeout or PveFailure.NodeUnreachable
        or PveFailure.BreakerOpen or PveFailure.RateLimited || IsGatewayError;

    /// <summary>The answer of something between us and the API, or of a server that is falling over; not an error of the API's own.</summary>
    internal bool IsTransportError { get; init; }

    internal bool IsGatewayError => Status is 502 or 503 or 504;

    public override string Message => Errors.Count == 0
        ? $"{Failure}: {Reason}"
        : $"{Failure}: {Reason} ({string.Join("; ", Errors.Select(error => $"{error.Key}: {error.Value}"))})";
}
