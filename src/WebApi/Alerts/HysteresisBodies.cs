namespace Hypervisor.WebApi;

internal enum AlertState
{
    Ok,
    Firing,
}

/// <param name="State">As the last answer gave it; none for the first value.</param>
internal sealed record HysteresisRequest(double? CurrentValue, double? Threshold, Comparison? Operator, HysteresisState? State = null, HysteresisConfig? Config = null);

/// <param name="FireAfterConsecutive">1 to 100.</param>
/// <param name="ResolveAfterConsecutive">1 to 100.</param>
internal sealed record HysteresisConfig(int FireAfterConsecutive = 3, int ResolveAfterConsecutive = 2);

internal sealed record HysteresisState(AlertState State = AlertState.Ok, int ConsecutiveBreaches = 0, int ConsecutiveClears = 0);

/// <param name="State">To be given back with the next value.</param>
/// <param name="Breached">Whether this value breaks the rule.</param>
/// <param name="Fired">Whether the alert began with this value.</param>
/// <param name="Resolved">Whether it ended with this value.</param>
internal sealed record HysteresisResult(HysteresisState State, bool Breached, bool Fired, bool Resolved);
