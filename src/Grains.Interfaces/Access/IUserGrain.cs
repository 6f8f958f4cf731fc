using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One user: role, grants, password and sessions. Made and removed by <see cref="IMembersGrain"/>. Key: <see cref="GrainKeys.User"/>.</summary>
[Alias("user")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Repeatable: does nothing but answer when the user is there.</summary>
    [Alias("create"), Requires(Role.OrgAdmin)]
    Task<User> Create(Guid organization, NewUser user);

    /// <summary>Makes a user without a password, whom only a provider vouches for. Repeatable as <see cref="Create"/>.</summary>
    [Alias("create-external"), Requires(Role.SuperAdmin)]
    Task<User> CreateExternal(Guid organization, string username, ExternalProfile profile);

    /// <summary>The user, or null.</summary>
    [Alias("find"), AlwaysInterleave]
    Task<User?> Find();

    /// <summary>Who the user is now; null when there is none, or a disabled one.</summary>
    [Alias("current"), AlwaysInterleave]
    Task<SignedIn?> Current();

    /// <summary>As <see cref="Current"/>, while the session lasts.</summary>
    [Alias("authenticate"), AlwaysInterleave]
    Task<SignedIn?> Authenticate(Guid session);

    /// <summary>Opens a session; null when the password is wrong or the user disabled. Called by <see cref="ILoginGrain"/>, which counts.</summary>
    [Alias("sign-in")]
    Task<Session?> SignIn(Secret password, bool remember);

    /// <summary>
    /// Opens a session for who has proven this identity, with the role that it is mapped to; null when it is not this user's or the user is
    /// disabled. A super admin's role stays. Called by <see cref="IExternalLoginGrain"/>.
    /// </summary>
    [Alias("sign-in-external")]
    Task<Session?> SignInExternal(ExternalIdentity identity, Role? role);

    /// <summary>
    /// Extends the session and steps to its next generation. An older generation ends the session. Null where there is none (any more).
    /// </summary>
    /// <param name="session">Which.</param>
    /// <param name="generation">That of the refresh token; null for a browser's cookie, which all its tabs share and which doesn't rotate.</param>
    [Alias("refresh")]
    Task<Session?> Refresh(Guid session, int? generation);

    [Alias("sign-out")]
    Task SignOut(Guid session);

    [Alias("update"), Requires(Role.OrgAdmin)]
    Task<User> Update(Caller caller, UserUpdate update);

    /// <summary>Limits the user to sites of the organization; none means to all of it.</summary>
    [Alias("limit-to-sites"), Requires(Role.OrgAdmin)]
    Task<User> LimitToSites(Caller caller, ImmutableArray<Guid> sites);

    /// <summary>Lets a provider vouch for the user, or no longer; that ends all sessions. Called by <see cref="IExternalLoginGrain"/> to link.</summary>
    [Alias("set-external-login"), Requires(Role.OrgAdmin)]
    Task<User> SetExternalLogin(Caller caller, ExternalIdentity? identity);

    /// <summary>Makes the user an enabled super admin with this password, whatever it was. For the first start alone.</summary>
    [Alias("make-super-admin"), Requires(Role.SuperAdmin)]
    Task MakeSuperAdmin(Secret password);

    /// <summary>Forgets the user and ends every session.</summary>
    [Alias("remove"), Requires(Role.OrgAdmin)]
    Task Remove();
}
