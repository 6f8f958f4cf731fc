namespace Hypervisor.Grains.Interfaces;

/// <summary>Whose an identity of an OpenID Connect provider is. Key: <see cref="GrainKeys.ExternalLogin"/>.</summary>
[Alias("external-login")]
public interface IExternalLoginGrain : IGrainWithStringKey
{
    /// <summary>
    /// Opens a session for who has proven this identity. Fails as unauthenticated for who is not known (and is not to be made known), is
    /// disabled or has no role.
    /// </summary>
    [Alias("sign-in")]
    Task<ExternalSession> SignIn(ExternalProfile profile);

    /// <summary>Gives the identity to a user. A conflict when it is another's.</summary>
    [Alias("link"), Requires(Role.OrgAdmin)]
    Task<User> Link(Caller caller, Guid user, ExternalIdentity identity);
}
