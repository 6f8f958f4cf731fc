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

    /// <summary>
    /// Gives whoever asks, and whose name it is, another password. A wrong current one counts like a failed sign-in, so that a session somebody
    /// left open is no way to guess it.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The one that goes on; all others end.</param>
    /// <param name="current">The password as it is.</param>
    /// <param name="next">As it will be.</param>
    [Alias("change-password")]
    Task ChangePassword(Caller caller, Guid session, Secret current, Secret next);
}
