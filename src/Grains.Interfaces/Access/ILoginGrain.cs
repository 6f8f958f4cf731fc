using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A name to sign in with, over all organizations. Key: <see cref="GrainKeys.Login"/>.</summary>
[Alias("login")]
public interface ILoginGrain : IGrainWithStringKey
{
    /// <summary>Takes the name for a user. Repeatable; a conflict when it belongs to another.</summary>
    [Alias("claim")]
    Task Claim(Guid user);

    /// <summary>Gives the name back, if it is this user's.</summary>
    [Alias("release")]
    Task Release(Guid user);

    /// <summary>Whose name it is, for the audit log; never for a caller.</summary>
    [Alias("owner"), AlwaysInterleave, Requires(Role.SuperAdmin)]
    Task<Guid?> Owner();

    /// <summary>
    /// Opens a session. Fails as unauthenticated for an unknown name, a wrong password and a disabled user alike, after the same time, and as
    /// throttled after too many failures, even with the right password.
    /// </summary>
    [Alias("sign-in")]
    Task<Session> SignIn(Secret password, bool remember);
}
