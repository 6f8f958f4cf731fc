namespace Hypervisor.Grains.Interfaces;

/// <summary>A user as of now. <see cref="Caller"/> lacks the address, which only the API knows.</summary>
[GenerateSerializer, Immutable, Alias("SignedIn")]
public sealed record SignedIn([property: Id(0)] Caller Caller, [property: Id(1)] string DisplayName);
