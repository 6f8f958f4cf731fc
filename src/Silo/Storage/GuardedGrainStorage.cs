using System.Data.Common;
using Hypervisor.Grains.Interfaces;
using Orleans.Storage;

namespace Hypervisor.Silo;

/// <summary>
/// The grain storage, with failures that can be told to another silo. Those of the database's driver can't be sent, and a call to a grain
/// that could not be activated would end in the codec's complaint instead of in what is wrong.
/// </summary>
internal sealed class GuardedGrainStorage(IGrainStorage storage) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Guard(storage.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Guard(storage.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Guard(storage.ClearStateAsync(stateName, grainId, grainState));

    public void Participate(ISiloLifecycle lifecycle) => (storage as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);

    private static async Task Guard(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception failure) when (failure is DbException or { InnerException: DbException })
        {
            throw FleetException.StoreUnavailable();
        }
    }
}
