using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hypervisor.Grains;

/// <summary>
/// A user is three grains: a claimed name, the user and an entry here. The entry comes first and goes last, marked unsettled while the
/// other two change. Whatever is cut short in between leaves an unsettled entry, which the next change settles: a user that was never
/// written gives the name back, one that was written stays, and a removal is run to its end. Every step may be repeated.
/// </summary>
internal sealed partial class MembersGrain(
    [PersistentState("members")] IPersistentState<MembersGrain.State> state,
    TimeProvider time,
    ILogger<MembersGrain> log) : Grain, IMembersGrain
{
    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private IOrganizationsGrain Organizations => GrainFactory.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);

    public async Task<ImmutableArray<User>> Users(Caller caller)
    {
        DemandSees(caller);
        var users = await Task.WhenAll(state.State.Users.Keys.Select(user => UserOf(user).Find()));
        return [.. users.OfType<User>().OrderBy(user => user.Username, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<User> AddUser(Caller caller, NewUser user)
    {
        DemandSees(caller);
        UserRules.Check(user);
        UserRules.DemandCanGive(caller, user.Role!.Value);
        if (await Organizations.Find(Organization) is null)
        {
            throw FleetException.NotFound($"Organization {Organization}");
        }

        await SettleAll();
        return await Add(user);
    }

    public async Task<User> AddExternalUser(Guid id, ExternalProfile profile)
    {
        if (await Organizations.Find(Organization) is null)
        {
            throw FleetException.NotFound($"Organization {Organization}");
        }

        await SettleAll();
        var name = UserRules.UsernameOf(profile);
        try
        {
            return await Add(id, name, () => UserOf(id).CreateExternal(Organization, name, profile));
        }
        catch (FleetException taken) when (taken.Code == "username_taken")
        {
            // Whoever has the name is somebody else: only the identity says who is who.
            name = UserRules.OtherUsernameOf(profile);
            return await Add(id, name, () => UserOf(id).CreateExternal(Organization, name, profile));
        }
    }

    public async Task RemoveUser(Caller caller, Guid user)
    {
        DemandSees(caller);
        await SettleAll();
        if (!state.State.Users.TryGetValue(user, out var entry) || await UserOf(user).Find() is not { } existing)
        {
            throw FleetException.NotFound($"User {user}");
        }

        UserRules.DemandOther(caller, user, "delete");
        UserRules.DemandCanManage(caller, user, existing.Role);
        if (existing is { Role: Role.SuperAdmin, Disabled: false })
        {
            await Organizations.ReleaseSuperAdmin(user);
        }

        await Put(user, entry with { Step = Step.Leaving });
        await Settle(user);
    }

    public async Task<bool> EnsureSuperAdmin(string username, Secret password)
    {
        // Asked inside the turn: of several silos that start at once, the second finds the first one's.
        if (await Organizations.HasSuperAdmin())
        {
            return false;
        }

        await SettleAll();
        var existing = state.State.Users.FirstOrDefault(one => one.Value.Username.Equals(username, StringComparison.OrdinalIgnoreCase)).Key;
        if (existing != Guid.Empty)
        {
            // A first start that was cut short before it could show its password.
            await UserOf(existing).MakeSuperAdmin(password);
            return true;
        }

        await Add(new NewUser { Username = username, Password = password, Role = Role.SuperAdmin, DisplayName = "Administrator" });
        return true;
    }

    private Task<User> Add(NewUser user)
    {
        var id = Guid.NewGuid();
        return Add(id, user.Username!, () => UserOf(id).Create(Organization, user));
    }

    private async Task<User> Add(Guid id, string username, Func<Task<User>> create)
    {
        await Put(id, new Entry { Username = username, Step = Step.Joining });
        try
        {
            await LoginOf(username).Claim(id);
            return await create();
        }
        finally
        {
            await TrySettle(id);
        }
    }

    private async Task SettleAll()
    {
        foreach (var user in state.State.Users.Where(one => one.Value.Step != Step.Settled).Select(one => one.Key))
        {
            await TrySettle(user);
        }
    }

    private async Task TrySettle(Guid user)
    {
        try
        {
            await Settle(user);
        }
        catch (Exception exception) when (exception is not InconsistentStateException)
        {
            LogUnsettled(log, user, exception);
        }
    }

    private async Task Settle(Guid user)
    {
        var entry = state.State.Users[user];
        if (entry.Step == Step.Joining && await UserOf(user).Find() is not null)
        {
            await Put(user, entry with { Step = Step.Settled });
            return;
        }

        await UserOf(user).Remove();
        await LoginOf(entry.Username).Release(user);
        await GrainFactory.GetGrain<ISavedViewsGrain>(GrainKeys.SavedViews(user)).Clear();
        await ForgetKeysOf(user);
        await state.Store(state.State with { Users = state.State.Users.Remove(user) });
    }

    private Task Put(Guid user, Entry entry) => state.Store(state.State with { Users = state.State.Users.SetItem(user, entry) });

    private IUserGrain UserOf(Guid user) => GrainFactory.GetGrain<IUserGrain>(GrainKeys.User(user));

    private ILoginGrain LoginOf(string username) => GrainFactory.GetGrain<ILoginGrain>(GrainKeys.Login(username));

    private void DemandSees(Caller caller)
    {
        if (!caller.SeesAllOrganizations && caller.OrganizationId != Organization)
        {
            throw FleetException.NotFound($"Organization {Organization}");
        }
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "User {User} is left half made or half removed; the next change of the organization's users settles it.")]
    private static partial void LogUnsettled(ILogger log, Guid user, Exception exception);

    internal sealed record State
    {
        public ImmutableDictionary<Guid, Entry> Users { get; init; } = ImmutableDictionary<Guid, Entry>.Empty;

        /// <summary>Each key's owner.</summary>
        public ImmutableDictionary<Guid, Guid> Keys { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;
    }

    internal sealed record Entry
    {
        public required string Username { get; init; }

        public required Step Step { get; init; }
    }

    internal enum Step
    {
        Settled = 0,
        Joining = 1,
        Leaving = 2,
    }
}
