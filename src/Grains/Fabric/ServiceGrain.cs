using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed class ServiceGrain([PersistentState("service")] IPersistentState<ServiceGrain.State> state) : Grain, IServiceGrain
{
    public Task Create(Service service, string sealedKey) => state.Store(new State { Service = service, SealedKey = sealedKey });

    public Task<SealedService?> Find()
    {
        if (state.State.Service is not { } service)
        {
            // Made-up ids must not fill the memory.
            DeactivateOnIdle();
            return Task.FromResult<SealedService?>(null);
        }

        return Task.FromResult<SealedService?>(new SealedService(service, state.State.SealedKey));
    }

    public Task Revoke() => state.Store(new State());

    internal sealed record State
    {
        public Service? Service { get; init; }

        /// <summary>By <see cref="ServiceVault"/>.</summary>
        public string SealedKey { get; init; } = "";
    }
}
