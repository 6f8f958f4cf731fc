using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Options;

namespace Hypervisor.Grains;

/// <summary>Kept in memory alone: a silo that goes down forgives a minute.</summary>
internal sealed class SignInAddressGrain(TimeProvider time, IOptions<SignInOptions> options) : Grain, ISignInAddressGrain
{
    private readonly SlidingWindow tries = new(time, options.Value.AddressTries, options.Value.AddressWindow);

    public Task Admit()
    {
        if (tries.Wait() is { } wait)
        {
            throw Throttled(wait, "Too many sign-ins from this address.");
        }

        tries.Add();
        return Task.CompletedTask;
    }

    internal static FleetException Throttled(TimeSpan wait, string message) => new(Failure.Throttled, "throttled", message) { RetryAfter = wait };
}
