namespace Hypervisor.Proxmox;

/// <summary>Which side failed, and at which stage.</summary>
public enum PveFailure
{
    /// <summary>Ours: the request must not be sent (path guard, wrong verb, bad parameter).</summary>
    InvalidRequest,

    /// <summary>Ours: the host resolves to an address that may not be contacted.</summary>
    AddressRefused,

    /// <summary>Network: no connection, or it broke.</summary>
    Unreachable,

    /// <summary>Network: the certificate is not trusted.</summary>
    TlsUntrusted,

    /// <summary>Network: another certificate than the pinned one.</summary>
    FingerprintChanged,

    /// <summary>Network: no answer in time. A write may have been carried out.</summary>
    Timeout,

    /// <summary>Theirs: something answers there, but not a Proxmox VE API.</summary>
    NotProxmox,

    /// <summary>Theirs: the answer exceeds the cap.</summary>
    ResponseTooLarge,

    /// <summary>Theirs: JSON that is cut, too deep or of another shape.</summary>
    MalformedResponse,

    /// <summary>Theirs: 401, or a login that was refused.</summary>
    Unauthorized,

    /// <summary>Theirs: 403.</summary>
    Forbidden,

    /// <summary>Theirs: 400, with errors by field.</summary>
    ParameterRejected,

    /// <summary>Theirs: any other error, in their words.</summary>
    Refused,

    /// <summary>Theirs: 595 to 599, the asked node could not reach the meant one.</summary>
    NodeUnreachable,

    /// <summary>Ours: too many failures in a row, nothing is sent for a while.</summary>
    BreakerOpen,

    /// <summary>Ours: too many requests, the queue did not move in time.</summary>
    RateLimited,
}
