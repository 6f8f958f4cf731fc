using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed partial class UserGrain(
    [PersistentState("user")] IPersistentState<UserGrain.State> state,
    Passwords passwords,
    TimeProvider time,
    IOptions<SignInOptions> options) : Grain, IUserGrain, ITenantGrain
{
    private readonly SlidingWindow wrongPasswords = new(time, options.Value.NameFailures, options.Value.NameWindow);

    public string TenantLabel => $"User {Id}";

    public (Guid Organization, Guid? Site)? Tenant => state.State.User is { } user ? (user.OrganizationId, null) : null;

    private Guid Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private IOrganizationsGrain Organizations => GrainFactory.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);

    public async Task<User> Create(Guid organization, NewUser user)
    {
        UserRules.Check(user);
        if (state.State.User is { } existing)
        {
            return existing;
        }

        await CheckSites(organization, user.Sites ?? []);
        var created = new User
        {
            Id = Id,
            OrganizationId = organization,
            Username = user.Username!,
            DisplayName = string.IsNullOrWhiteSpace(user.DisplayName) ? user.Username! : user.DisplayName.Trim(),
            Email = string.IsNullOrEmpty(user.Email) ? null : user.Email,
            Role = user.Role!.Value,
            Sites = [.. (user.Sites ?? []).Distinct()],
            CreatedAt = time.GetUtcNow(),
        };
        await state.Store(new State { User = created, PasswordHash = await passwords.Hash(user.Password) });
        await NoteSuperAdmin();
        return created;
    }

    public async Task<User> CreateExternal(Guid organization, string username, ExternalProfile profile)
    {
        if (state.State.User is { } existing)
        {
            return existing;
        }

        var created = new User
        {
            Id = Id,
            OrganizationId = organization,
            Username = username,
            DisplayName = UserRules.DisplayNameOf(profile) ?? username,
            Email = UserRules.EmailOf(profile),
            Role = UserRules.Mapped(profile.Role!.Value),
            CreatedAt = time.GetUtcNow(),
            ExternalLogin = profile.Identity,
        };
        await state.Store(new State { User = created });
        return created;
    }

    public Task<User?> Find() => Task.FromResult(state.State.User);

    public async Task<User> Update(Caller caller, UserUpdate update)
    {
        var user = Existing();
        UserRules.Check(update, own: caller.UserId == user.Id);
        UserRules.DemandCanManage(caller, user.Id, user.Role);
        var role = update.Role ?? user.Role;
        var disabled = update.Disabled ?? user.Disabled;
        if (role != user.Role)
        {
            UserRules.DemandOther(caller, user.Id, "change the role of");
            UserRules.DemandCanGive(caller, role);
        }

        if (disabled && !user.Disabled)
        {
            UserRules.DemandOther(caller, user.Id, "disable");
        }

        var hash = await NewHash(caller, update);
        var changed = user with
        {
            DisplayName = string.IsNullOrWhiteSpace(update.DisplayName) ? user.DisplayName : update.DisplayName.Trim(),
            Email = update.Email is null ? user.Email : update.Email.Length == 0 ? null : update.Email,
            Role = role,
            Disabled = disabled,
        };
        if (IsActiveSuperAdmin(user) && !IsActiveSuperAdmin(changed))
        {
            await Organizations.ReleaseSuperAdmin(user.Id);
        }

        var endsSessions = disabled || hash is not null;
        await state.Store(state.State with
        {
            User = changed,
            PasswordHash = hash ?? state.State.PasswordHash,
            Sessions = endsSessions ? [] : state.State.Sessions,
        });
        await NoteSuperAdmin();
        return changed;
    }

    public async Task<User> LimitToSites(Caller caller, ImmutableArray<Guid> sites)
    {
        var user = Existing();
        UserRules.DemandCanManage(caller, user.Id, user.Role);
        await CheckSites(user.OrganizationId, sites);
        var changed = user with { Sites = [.. sites.Distinct()] };
        await state.Store(state.State with { User = changed });
        return changed;
    }

    public async Task<User> SetExternalLogin(Caller caller, ExternalIdentity? identity)
    {
        var user = Existing();
        UserRules.DemandCanManage(caller, user.Id, user.Role);
        var changed = user with { ExternalLogin = identity };
        await state.Store(state.State with { User = changed, Sessions = identity is null ? [] : state.State.Sessions });
        return changed;
    }

    public async Task MakeSuperAdmin(Secret password)
    {
        var hash = await passwords.Hash(password);
        await state.Store(new State { User = Existing() with { Role = Role.SuperAdmin, Disabled = false }, PasswordHash = hash });
        await NoteSuperAdmin();
    }

    public async Task Remove()
    {
        if (state.State.User is { } user && IsActiveSuperAdmin(user))
        {
            await Organizations.ReleaseSuperAdmin(user.Id);
        }

        await state.Store(new State());
    }

    private static bool IsActiveSuperAdmin(User user) => user is { Role: Role.SuperAdmin, Disabled: false };

    private User Existing() => state.State.User ?? throw FleetException.NotFound(TenantLabel);

    private Task NoteSuperAdmin() => state.State.User is { } user && IsActiveSuperAdmin(user) ? Organizations.NoteSuperAdmin(user.Id) : Task.CompletedTask;

    private async Task<string?> NewHash(Caller caller, UserUpdate update)
    {
        if (update.Password is not { } password)
        {
            return null;
        }

        if (caller.UserId == Id)
        {
            if (wrongPasswords.Wait() is { } wait)
            {
                throw SignInAddressGrain.Throttled(wait, "Too many wrong passwords for this username.");
            }

            if (await passwords.Verify(state.State.PasswordHash, update.CurrentPassword!.Value) == PasswordVerificationResult.Failed)
            {
                wrongPasswords.Add();
                throw FleetException.Invalid("current_password", "This is not your password.");
            }
        }

        return await passwords.Hash(password);
    }

    private async Task CheckSites(Guid organization, ImmutableArray<Guid> sites)
    {
        if (sites.IsDefaultOrEmpty)
        {
            return;
        }

        var known = (await GrainFactory.GetGrain<IDirectoryGrain>(GrainKeys.Directory(organization)).Sites()).Select(site => site.Id).ToHashSet();
        var errors = new FieldErrors();
        foreach (var site in sites.Where(site => !known.Contains(site)))
        {
            errors.Add("sites", $"The organization has no site {site}.");
        }

        errors.ThrowIfAny();
    }

    internal sealed record State
    {
        public User? User { get; init; }

        public string? PasswordHash { get; init; }

        public ImmutableArray<OpenSession> Sessions { get; init; } = [];
    }

    internal sealed record OpenSession
    {
        public required Guid Id { get; init; }

        public required int Generation { get; init; }

        public required bool Remember { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }
    }
}
