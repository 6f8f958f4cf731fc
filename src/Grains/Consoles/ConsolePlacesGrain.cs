using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed class ConsolePlacesGrain(TimeProvider time) : Grain, IConsolePlaces
{
    /// <summary>Of one user.</summary>
    public const int Limit = 10;

    private readonly ConsolePlaces places = new(Limit, time);

    public Task<bool> Take(Guid console) => Task.FromResult(places.Take(console));

    public Task Renew(Guid console)
    {
        places.Renew(console);
        return Task.CompletedTask;
    }

    public Task Release(Guid console)
    {
        places.Release(console);
        return Task.CompletedTask;
    }
}
