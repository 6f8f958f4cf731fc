using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// The system's operations for other services: in a silo or an Orleans client that shares only these interfaces, or behind the REST API. Key:
/// <see cref="GrainKeys.Fabric"/>.
/// </summary>
[Alias("fabric"), OpenToServices, Requires(Role.Viewer)]
public interface IFabricGrain : IGrainWithStringKey
{
    [Alias("catalog"), AlwaysInterleave]
    Task<FabricCatalog> Catalog();

    /// <summary>Runs an operation: a read answers, a write stages a change.</summary>
    /// <exception cref="FleetException">NotFound: no such operation. Forbidden: the operation needs a higher role. Invalid: inputs, by field.</exception>
    [Alias("invoke"), AlwaysInterleave, ResponseTimeout("00:01:30")]
    Task<FabricAnswer> Invoke(FabricInvocation invocation);
}
