namespace Hypervisor.Grains.Interfaces;

/// <summary>One sign-in until its end, over all its tokens.</summary>
/// <param name="Generation">Which refresh token is the good one. An older one that comes back was stolen, or its thief came first.</param>
/// <param name="ExpiresAt">When it ends unless it is refreshed.</param>
/// <param name="Remember">Whether it outlives the browser.</param>
[GenerateSerializer, Immutable, Alias("Session")]
public sealed record Session(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Generation,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] bool Remember,
    [property: Id(4)] SignedIn User);
