using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed class LoginGrain(
    [PersistentState("login")] IPersistentState<LoginGrain.State> state,
    Passwords passwords,
    TimeProvider time,
    IOptions<SignInOptions> options) : Grain, ILoginGrain
{
    private readonly SlidingWindow failures = new(time, options.Value.NameFailures, options.Value.NameWindow);

    public async Task Claim(Guid user)
    {
        if (state.State.User is { } owner && owner != user)
        {
            throw FleetException.Conflict("username_taken", "The username is taken.");
        }

        await state.Store(new State { User = user });
    }

    public async Task Release(Guid user)
    {
        if (state.State.User == user)
        {
            await state.Store(new State());
        }
    }

    public Task<Guid?> Owner() => Task.FromResult(state.State.User);

    public async Task<Session> SignIn(Secret password, bool remember)
    {
        if (failures.Wait() is { } wait)
        {
            throw SignInAddressGrain.Throttled(wait, "Too many failed sign-ins with this username.");
        }

        if (await Open(password, remember) is { } session)
        {
            return session;
        }

        failures.Add();
        throw new FleetException(Failure.Unauthenticated, "invalid_credentials", "The username or the password is wrong.");
    }

    public async Task ChangePassword(Caller caller, Guid session, Secret current, Secret next)
    {
        if (state.State.User != caller.UserId)
        {
            throw FleetException.Forbidden("Only whose password it is may change it here.");
        }

        Passwords.Check(new FieldErrors(), "new_password", next)
            .Require(current.Reveal is { Length: >= 1 and <= Passwords.MaxLength }, "current_password", "Changing your password takes the current one.")
            .Require(next.Reveal != current.Reveal, "new_password", "This is the password you have. Choose another.")
            .ThrowIfAny();
        if (failures.Wait() is { } wait)
        {
            throw SignInAddressGrain.Throttled(wait, "Too many wrong passwords for this username.");
        }

        if (!await GrainFactory.GetGrain<IUserGrain>(GrainKeys.User(caller.UserId)).ChangePassword(session, current, next))
        {
            failures.Add();
            throw FleetException.Invalid("current_password", "This is not your password.");
        }
    }

    private async Task<Session?> Open(Secret password, bool remember)
    {
        if (state.State.User is { } user)
        {
            return await GrainFactory.GetGrain<IUserGrain>(GrainKeys.User(user)).SignIn(password, remember);
        }

        await passwords.Verify(null, password);
        return null;
    }

    internal sealed record State
    {
        public Guid? User { get; init; }
    }
}
