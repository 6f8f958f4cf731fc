using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// Names a user, who names this identity too: only where both agree it lets somebody in. So a user who was removed, or given another
/// identity, needs no cleaning up here.
/// </summary>
internal sealed class ExternalLoginGrain([PersistentState("external_login")] IPersistentState<ExternalLoginGrain.State> state) : Grain, IExternalLoginGrain
{
    public async Task<ExternalSession> SignIn(ExternalProfile profile)
    {
        CheckIsMine(profile.Identity);
        var known = await Owner(profile.Identity);
        if (profile is { RoleIsMapped: true, Role: null } && known?.Role != Role.SuperAdmin)
        {
            throw Refused("no_role", "Nobody gave you a role here. Ask your administrator to put you into one of the groups that have one.");
        }

        var user = known ?? await Provision(profile);
        var session = await UserOf(user.Id).SignInExternal(profile.Identity, profile.Role)
            ?? throw Refused("user_disabled", "Your account here is disabled.");
        var role = session.User.Caller.Role;
        return new ExternalSession(session, known is null, role == user.Role ? null : user.Role);
    }

    public async Task<User> Link(Caller caller, Guid user, ExternalIdentity identity)
    {
        CheckIsMine(identity);
        if (await Owner(identity) is { } owner && owner.Id != user)
        {
            throw FleetException.Conflict("identity_taken", "Another user signs in with this identity.");
        }

        // The user decides whether the caller may. If not, what is stored here counts for nothing.
        await state.Store(new State { User = user });
        return await UserOf(user).SetExternalLogin(caller, identity);
    }

    private async Task<User> Provision(ExternalProfile profile)
    {
        if (profile is not { Organization: { } organization, Role: not null })
        {
            throw Refused("unknown_user", "Nobody here knows you. Ask your administrator for an account.");
        }

        // Noted first: if this is cut short after the user was made, the next sign-in finds them.
        var id = Guid.NewGuid();
        await state.Store(new State { User = id });
        return await GrainFactory.GetGrain<IMembersGrain>(GrainKeys.Members(organization)).AddExternalUser(id, profile);
    }

    private async Task<User?> Owner(ExternalIdentity identity) =>
        state.State.User is { } id && await UserOf(id).Find() is { } user && user.ExternalLogin == identity ? user : null;

    private void CheckIsMine(ExternalIdentity identity)
    {
        if (GrainKeys.ExternalLogin(identity) != this.GetPrimaryKeyString())
        {
            throw new ArgumentException("This is the grain of another identity.", nameof(identity));
        }
    }

    private static FleetException Refused(string code, string message) => new(Failure.Unauthenticated, code, message);

    private IUserGrain UserOf(Guid user) => GrainFactory.GetGrain<IUserGrain>(GrainKeys.User(user));

    internal sealed record State
    {
        public Guid? User { get; init; }
    }
}
