namespace Hypervisor.Grains.Interfaces;

/// <summary>Where the chain breaks.</summary>
/// <param name="Seq">The first entry that isn't as it was recorded.</param>
[GenerateSerializer, Immutable, Alias("AuditBreak")]
public sealed record AuditBreak([property: Id(0)] long Seq, [property: Id(1)] AuditBreakKind Kind);

public enum AuditBreakKind
{
    /// <summary>The entry is another than was recorded, or was never recorded.</summary>
    Changed,

    /// <summary>Later entries are there, this one is not.</summary>
    Missing,

    /// <summary>This entry and all after it are gone.</summary>
    CutOff,
}
