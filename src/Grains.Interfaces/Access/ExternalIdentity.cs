namespace Hypervisor.Grains.Interfaces;

/// <summary>Somebody as an OpenID Connect provider knows them. An e-mail address or name never takes its place: those can change hands.</summary>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">The person, as that provider names them for ever.</param>
[GenerateSerializer, Immutable, Alias("ExternalIdentity")]
public sealed record ExternalIdentity([property: Id(0)] string Issuer, [property: Id(1)] string Subject);
