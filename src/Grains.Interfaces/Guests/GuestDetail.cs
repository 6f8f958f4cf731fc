using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One guest: its state and what happened to it last.</summary>
[GenerateSerializer, Immutable, Alias("GuestDetail")]
public sealed record GuestDetail([property: Id(0)] Guest Guest, [property: Id(1)] ImmutableArray<TimelineEntry> Timeline);
