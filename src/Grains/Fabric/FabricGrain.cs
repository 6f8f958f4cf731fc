using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>One organization's door for other services.</summary>
internal sealed class FabricGrain(FabricOperations operations) : Grain, IFabricGrain
{
    private static readonly FabricCatalog Operations = new() { Operations = FabricCatalogue.All };

    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<FabricCatalog> Catalog()
    {
        Demand();
        return Task.FromResult(Operations);
    }

    public Task<FabricAnswer> Invoke(FabricInvocation invocation) => operations.Run(Demand(), invocation);

    /// <summary>Whoever asks, if the fabric is theirs.</summary>
    private Caller Demand()
    {
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "An operation is run for somebody: the call says for whom it is.");
        return caller.SeesAllOrganizations || caller.OrganizationId == Organization ? caller : throw FleetException.NotFound($"Organization {Organization}");
    }
}
