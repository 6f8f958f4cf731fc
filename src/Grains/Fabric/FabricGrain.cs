using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>One organization's door for other services. This part runs operations; <c>.Connections</c> has what waits for events.</summary>
internal sealed partial class FabricGrain(
    [PersistentState("fabric")] IPersistentState<FabricGrain.State> state,
    FabricOperations operations,
    TimeProvider time) : Grain, IFabricGrain, IFabricInbox
{
    private static readonly FabricCatalog Everything = new() { Operations = FabricCatalogue.All, Events = FabricEvents.All };

    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<FabricCatalog> Catalog()
    {
        Demand();
        return Task.FromResult(Everything);
    }

    public Task<FabricAnswer> Invoke(FabricInvocation invocation) => operations.Run(Demand(), invocation);

    /// <summary>Whoever asks, if the fabric is theirs.</summary>
    private Caller Demand()
    {
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "An operation is run for somebody: the call says for whom it is.");
        return caller.SeesAllOrganizations || caller.OrganizationId == Organization ? caller : throw FleetException.NotFound($"Organization {Organization}");
    }
}
