using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Identity;

namespace Hypervisor.Grains;

internal sealed partial class UserGrain
{
    /// <summary>One who signs in more often loses the oldest session.</summary>
    private const int MaxSessions = 50;

    private static readonly TimeSpan SessionLength = TimeSpan.FromDays(14);
    private static readonly TimeSpan RememberedLength = TimeSpan.FromDays(30);

    public Task<SignedIn?> Current() => Task.FromResult(SignedInNow());

    public Task<SignedIn?> Authenticate(Guid session) => Task.FromResult(Find(session) is null ? null : SignedInNow());

    public async Task<Session?> SignIn(Secret password, bool remember)
    {
        var result = await passwords.Verify(state.State.PasswordHash, password);
        if (result == PasswordVerificationResult.Failed || SignedInNow() is not { } user)
        {
            return null;
        }

        var rehashed = result == PasswordVerificationResult.SuccessRehashNeeded ? await passwords.Hash(password) : state.State.PasswordHash;
        return ToSession(await Open(state.State with { PasswordHash = rehashed }, remember), user);
    }

    public async Task<Session?> SignInExternal(ExternalIdentity identity, Role? role)
    {
        if (state.State.User is not { Disabled: false } user || user.ExternalLogin != identity)
        {
            return null;
        }

        if (role is { } mapped && user.Role != Role.SuperAdmin)
        {
            user = user with { Role = UserRules.Mapped(mapped) };
        }

        return ToSession(await Open(state.State with { User = user }, remember: false), SignedInNow()!);
    }

    public async Task<Session?> Refresh(Guid session, int? generation)
    {
        if (Find(session) is not { } open || SignedInNow() is not { } user)
        {
            return null;
        }

        // Somebody holds a token that was already used: the owner or a thief, and there is no telling which. Neither goes on.
        if (generation is { } used && used != open.Generation)
        {
            await SignOut(session);
            return null;
        }

        var next = open with
        {
            Generation = generation is null ? open.Generation : open.Generation + 1,
            ExpiresAt = time.GetUtcNow() + Length(open.Remember),
        };
        await state.Store(state.State with { Sessions = state.State.Sessions.Replace(open, next) });
        return ToSession(next, user);
    }

    public async Task SignOut(Guid session)
    {
        if (state.State.Sessions.Any(open => open.Id == session))
        {
            await state.Store(state.State with { Sessions = state.State.Sessions.RemoveAll(open => open.Id == session) });
        }
    }

    private async Task<OpenSession> Open(State signingIn, bool remember)
    {
        var now = time.GetUtcNow();
        var session = new OpenSession { Id = Guid.NewGuid(), Generation = 1, Remember = remember, ExpiresAt = now + Length(remember) };
        await state.Store(signingIn with
        {
            User = signingIn.User! with { LastSignInAt = now },
            Sessions = [.. signingIn.Sessions.Where(open => open.ExpiresAt > now).TakeLast(MaxSessions - 1), session],
        });
        return session;
    }

    private static TimeSpan Length(bool remember) => remember ? RememberedLength : SessionLength;

    private static Session ToSession(OpenSession session, SignedIn user) =>
        new(session.Id, session.Generation, session.ExpiresAt, session.Remember, user);

    private OpenSession? Find(Guid session)
    {
        foreach (var open in state.State.Sessions)
        {
            if (open.Id == session)
            {
                return open.ExpiresAt > time.GetUtcNow() ? open : null;
            }
        }

        return null;
    }

    private SignedIn? SignedInNow() => state.State.User is not { Disabled: false } user ? null : new SignedIn(
        new Caller { UserId = user.Id, Username = user.Username, OrganizationId = user.OrganizationId, Role = user.Role, Sites = user.Sites },
        user.DisplayName);
}
