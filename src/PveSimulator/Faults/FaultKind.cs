namespace Hypervisor.PveSimulator;

public enum FaultKind
{
    /// <summary>The answer comes later.</summary>
    Latency,

    /// <summary>The request is read and never answered.</summary>
    Hang,

    /// <summary>A status with its reason phrase instead of the answer.</summary>
    Status,

    /// <summary>The connection is reset instead of the answer.</summary>
    Reset,

    /// <summary>The body ends, with its connection, in the middle of its announced length.</summary>
    TruncatedBody,

    /// <summary>JSON that goes on for ever.</summary>
    EndlessBody,

    /// <summary>A body announced as 1 GB of which little comes.</summary>
    HugeBody,

    /// <summary>A whole body that stops in the middle of its JSON.</summary>
    InvalidJson,

    /// <summary>The page of some proxy on the way, with status 200.</summary>
    HtmlPage,
}
