namespace Hypervisor.PveSimulator;

/// <summary>Something that goes wrong with the requests it applies to.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>GET, POST, PUT or DELETE; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The start of the path below /api2/json: "/nodes/pve2"; null for all.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>How many requests it hits before it is over; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>Of a latency.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Of a status.</summary>
    public int StatusCode { get; init; } = 500;

    /// <summary>Of a status.</summary>
    public string Reason { get; init; } = "Internal Server Error";

    /// <summary>The request is carried out and only its answer is lost. A fault in the body implies it; a latency always ends in the true answer.</summary>
    public bool TakesEffect { get; init; }

    internal bool KeepsAnswer => TakesEffect || Kind is FaultKind.Latency or FaultKind.TruncatedBody or FaultKind.InvalidJson;

    public static Fault Latency(TimeSpan delay) => new(FaultKind.Latency) { Delay = delay };

    public static Fault Status(int statusCode, string reason) => new(FaultKind.Status) { StatusCode = statusCode, Reason = reason };

    internal bool AppliesTo(string method, string path) =>
        (Method is null || Method == method) && (PathPrefix is null || path.StartsWith(PathPrefix, StringComparison.Ordinal));
}
