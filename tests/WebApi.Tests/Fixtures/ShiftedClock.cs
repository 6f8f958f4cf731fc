namespace Hypervisor.WebApi.Tests;

/// <summary>Real time plus what a test adds. Timers run by the real clock, so the silo goes on as ever.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(shift.TotalSeconds * TimestampFrequency);

    public void Advance(TimeSpan by) => shift += by;
}
