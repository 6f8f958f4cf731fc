using System.Collections.Immutable;
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

    [Alias("connections"), AlwaysInterleave]
    Task<ImmutableArray<FabricConnection>> Connections();

    [Alias("add-connection"), Requires(Role.OrgAdmin)]
    Task<FabricConnection> AddConnection(FabricWiring wiring);

    /// <summary>The caller becomes its author.</summary>
    [Alias("change-connection"), Requires(Role.OrgAdmin)]
    Task<FabricConnection> ChangeConnection(Guid connection, FabricWiring wiring);

    /// <summary>With its queue and dead letters.</summary>
    [Alias("remove-connection"), Requires(Role.OrgAdmin)]
    Task RemoveConnection(Guid connection);

    /// <summary>What the connection would do with an event; nothing is staged.</summary>
    [Alias("test-connection"), AlwaysInterleave, Requires(Role.OrgAdmin)]
    Task<FabricTest> TestConnection(Guid connection, FabricTold told);

    /// <summary>Newest first; the last hundred.</summary>
    [Alias("runs"), AlwaysInterleave]
    Task<ImmutableArray<FabricRun>> Runs(Guid connection);

    [Alias("dead-letters"), AlwaysInterleave]
    Task<ImmutableArray<FabricDelivery>> DeadLetters(Guid connection);

    [Alias("replay"), AlwaysInterleave, Requires(Role.OrgAdmin)]
    Task Replay(Guid connection, Guid delivery);

    [Alias("discard"), AlwaysInterleave, Requires(Role.OrgAdmin)]
    Task Discard(Guid connection, Guid delivery);

    /// <summary>What another system tells, as <c>ingest.{event}</c>. When it returns, every connection concerned has stored it.</summary>
    /// <param name="idempotencyKey">The same key of the same caller is the same event.</param>
    /// <returns>The event's id.</returns>
    [Alias("ingest"), AlwaysInterleave, Requires(Role.SiteAdmin)]
    Task<Guid> Ingest(FabricTold told, string? idempotencyKey);
}
