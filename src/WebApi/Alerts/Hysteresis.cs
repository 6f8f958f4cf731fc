using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>
/// Keeps an alert from flapping: it fires after so many breaches in a row, and resolves after so many values in a row that are none.
/// Nothing is kept here; the caller gives the state back with the next value.
/// </summary>
internal static class Hysteresis
{
    /// <summary>Longer runs change nothing.</summary>
    public const int MaxCount = 1_000_000;

    public static HysteresisResult Evaluate(HysteresisRequest request)
    {
        var config = request.Config ?? new HysteresisConfig();
        var before = request.State ?? new HysteresisState();
        Check(request, config, before);

        var breached = IsBreach(request.CurrentValue!.Value, request.Threshold!.Value, request.Operator!.Value);
        var counted = breached
            ? before with { ConsecutiveBreaches = Math.Min(before.ConsecutiveBreaches + 1, MaxCount), ConsecutiveClears = 0 }
            : before with { ConsecutiveBreaches = 0, ConsecutiveClears = Math.Min(before.ConsecutiveClears + 1, MaxCount) };
        var fired = before.State == AlertState.Ok && counted.ConsecutiveBreaches >= config.FireAfterConsecutive;
        var resolved = before.State == AlertState.Firing && counted.ConsecutiveClears >= config.ResolveAfterConsecutive;
        var state = fired ? AlertState.Firing : resolved ? AlertState.Ok : before.State;
        return new HysteresisResult(counted with { State = state }, breached, fired, resolved);
    }

    private static bool IsBreach(double value, double threshold, Comparison comparison) => comparison switch
    {
        Comparison.Gt => value > threshold,
        Comparison.Gte => value >= threshold,
        Comparison.Lt => value < threshold,
        Comparison.Lte => value <= threshold,
        _ => value.Equals(threshold),
    };

    private static void Check(HysteresisRequest request, HysteresisConfig config, HysteresisState state) => new FieldErrors()
        .Require(request.CurrentValue is { } value && double.IsFinite(value), "current_value", "Give the value that was measured, a finite number.")
        .Require(request.Threshold is { } threshold && double.IsFinite(threshold), "threshold", "Give the threshold, a finite number.")
        .Require(request.Operator is not null, "operator", $"Give the comparison: one of {Choice.Names<Comparison>()}.")
        .Require(config.FireAfterConsecutive is >= 1 and <= 100, "config.fire_after_consecutive", "It is 1 to 100.")
        .Require(config.ResolveAfterConsecutive is >= 1 and <= 100, "config.resolve_after_consecutive", "It is 1 to 100.")
        .Require(state.ConsecutiveBreaches is >= 0 and <= MaxCount, "state.consecutive_breaches", $"It is 0 to {MaxCount}.")
        .Require(state.ConsecutiveClears is >= 0 and <= MaxCount, "state.consecutive_clears", $"It is 0 to {MaxCount}.")
        .ThrowIfAny();
}
