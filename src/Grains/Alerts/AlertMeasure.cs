using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>How one thing was found. With neither a value nor a judgement it is there, and nothing is known of it: all stays as it is.</summary>
/// <param name="Value">To be held against the rule's thresholds.</param>
/// <param name="IsBad">Where there is nothing to measure.</param>
internal sealed record AlertMeasure(AlertKind Kind, AlertObject Object, string Summary, double? Value = null, bool? IsBad = null)
{
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Not all could be read: it may be better than it looks, but not worse.</summary>
    public bool MayBeBetter { get; init; }

    /// <summary>Its value is how long it has been seen like this.</summary>
    public bool CountsHours { get; init; }
}

/// <param name="Complete">The kinds of which all was read: what is missing of them is gone.</param>
internal sealed record AlertReading(ImmutableArray<AlertMeasure> Measures, ImmutableArray<AlertKind> Complete);
