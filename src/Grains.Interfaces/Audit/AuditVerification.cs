namespace Hypervisor.Grains.Interfaces;

/// <summary>How much of the chain was walked, and whether it holds so far.</summary>
/// <param name="Reached">Up to where it holds.</param>
/// <param name="Break">Where it doesn't; null while it does.</param>
/// <param name="IsComplete">Whether the walk is over: the end was reached, or a break.</param>
[GenerateSerializer, Immutable, Alias("AuditVerification")]
public sealed record AuditVerification(
    [property: Id(0)] AuditCheckpoint Reached,
    [property: Id(1)] AuditBreak? Break,
    [property: Id(2)] bool IsComplete);
