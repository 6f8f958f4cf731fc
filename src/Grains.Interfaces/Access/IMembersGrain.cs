using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The users and API keys of one organization. Callers of another organization hear that there is none. Key: <see cref="GrainKeys.Members"/>.</summary>
[Alias("members")]
public interface IMembersGrain : IGrainWithStringKey
{
    [Alias("users"), AlwaysInterleave, Requires(Role.OrgAdmin)]
    Task<ImmutableArray<User>> Users(Caller caller);

    [Alias("add-user"), Requires(Role.OrgAdmin)]
    Task<User> AddUser(Caller caller, NewUser user);

    /// <summary>Makes a user of this id for who signed in at a provider. Their name is the provider's, made to fit and free.</summary>
    [Alias("add-external-user"), Requires(Role.SuperAdmin)]
    Task<User> AddExternalUser(Guid id, ExternalProfile profile);

    [Alias("remove-user"), Requires(Role.OrgAdmin)]
    Task RemoveUser(Caller caller, Guid user);

    /// <summary>Makes the first super admin, while there is none. Says whether it did.</summary>
    [Alias("ensure-super-admin"), Requires(Role.SuperAdmin)]
    Task<bool> EnsureSuperAdmin(string username, Secret password);

    /// <summary>The caller's own keys; all of the organization for its admins.</summary>
    [Alias("keys"), AlwaysInterleave]
    Task<ImmutableArray<ApiKey>> Keys(Caller caller);

    /// <param name="caller">The owner.</param>
    /// <param name="id">The id that the key's text has.</param>
    /// <param name="hash">SHA-256 of the key's secret, which stays with the API.</param>
    /// <param name="key">The rest.</param>
    [Alias("add-key"), Requires(Role.Viewer)]
    Task<ApiKey> AddKey(Caller caller, Guid id, ImmutableArray<byte> hash, NewApiKey key);

    /// <summary>Ends a key at once: one's own, or any of the organization for its admins.</summary>
    [Alias("remove-key"), Requires(Role.Viewer)]
    Task RemoveKey(Caller caller, Guid key);
}
