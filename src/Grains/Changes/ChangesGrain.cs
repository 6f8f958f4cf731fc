using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Concurrency;

namespace Hypervisor.Grains;

[StatelessWorker]
internal sealed class ChangesGrain(ChangeJournal journal) : Grain, IChangesGrain
{
    private const int MaxLimit = 2000;

    public Task<ChangePage> List(ChangeFilter filter)
    {
        new FieldErrors().Require(filter.Limit is >= 1 and <= MaxLimit, "limit", $"The limit is 1 to {MaxLimit}.").ThrowIfAny();
        var (organization, sites) = Scope();
        return journal.List(filter, organization, sites);
    }

    public Task<ImmutableDictionary<ChangeStatus, long>> Count(ChangeFilter filter)
    {
        var (organization, sites) = Scope();
        return journal.Count(filter, organization, sites);
    }

    private static (Guid? Organization, IReadOnlyCollection<Guid>? Sites) Scope()
    {
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "A list of changes is somebody's: the call says for whom it is.");
        return (caller.Scope, caller.IsLimitedToSites ? caller.Sites : null);
    }
}
