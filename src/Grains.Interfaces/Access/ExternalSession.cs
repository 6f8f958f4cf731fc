namespace Hypervisor.Grains.Interfaces;

/// <param name="Session">The session that was opened.</param>
/// <param name="IsNewUser">Whether the user was made for it.</param>
/// <param name="FormerRole">The role before this sign-in, where it changed.</param>
[GenerateSerializer, Immutable, Alias("ExternalSession")]
public sealed record ExternalSession([property: Id(0)] Session Session, [property: Id(1)] bool IsNewUser, [property: Id(2)] Role? FormerRole);
