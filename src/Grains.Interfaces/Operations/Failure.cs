namespace Hypervisor.Grains.Interfaces;

/// <summary>What went wrong, from the caller's side. Each value is one HTTP status; see <c>FleetExceptionHandler</c>.</summary>
public enum Failure
{
    /// <summary>422: a value breaks a rule; <see cref="FleetException.Errors"/> names each field.</summary>
    Invalid,

    /// <summary>401: no credentials, or none that hold.</summary>
    Unauthenticated,

    /// <summary>403: role, permission or gate.</summary>
    Forbidden,

    /// <summary>404: unknown, or in a tenant that the caller can't see.</summary>
    NotFound,

    /// <summary>409: the state of things is against it, or it must be confirmed.</summary>
    Conflict,

    /// <summary>410: it was there and has expired.</summary>
    Gone,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>429, with <see cref="FleetException.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>502: the cluster answered with an error of its own.</summary>
    ClusterError,

    /// <summary>503: not now; the breaker is open or the cluster can't be reached.</summary>
    Unavailable,

    /// <summary>504: the cluster did not answer in time.</summary>
    ClusterTimeout,
}
