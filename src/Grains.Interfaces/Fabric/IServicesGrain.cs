using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The services of one organization. Key: <see cref="GrainKeys.Services"/>.</summary>
[Alias("services"), Requires(Role.OrgAdmin)]
public interface IServicesGrain : IGrainWithStringKey
{
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<Service>> List();

    [Alias("add")]
    Task<NewServiceKey> Add(NewService service);

    /// <summary>Ends the service and its key: each silo refuses it after five seconds at most.</summary>
    [Alias("remove")]
    Task Remove(Guid service);
}

/// <summary>One service. Made and ended by <see cref="IServicesGrain"/>. Key: <see cref="GrainKeys.Service"/>.</summary>
[Alias("service"), Internal]
public interface IServiceGrain : IGrainWithStringKey
{
    [Alias("create")]
    Task Create(Service service, string sealedKey);

    /// <summary>Null when there is none (any more).</summary>
    [Alias("find"), AlwaysInterleave]
    Task<SealedService?> Find();

    [Alias("revoke")]
    Task Revoke();
}

/// <param name="SealedKey">With the key ring that all silos share.</param>
[GenerateSerializer, Immutable, Alias("SealedService")]
public sealed record SealedService([property: Id(0)] Service Service, [property: Id(1)] string SealedKey);
