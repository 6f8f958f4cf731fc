using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Files on their way to a cluster's storages: two at once, whichever silos received them. Their bytes don't pass the grain; it says whose turn
/// it is and <see cref="IUploadSender"/> sends. Same grain and key as <see cref="IControllerGrain"/>.
/// </summary>
[Alias("controller.uploads"), Requires(Role.SiteAdmin)]
public interface IUploads : IGrainWithStringKey
{
    /// <summary>Asks for a place, and waits some seconds for one. Asked again, it keeps its place in the queue.</summary>
    /// <returns>How many are before it; 0: it is its turn.</returns>
    /// <exception cref="FleetException">Throttled: the queue is full; gone: it was cancelled.</exception>
    [Alias("enter"), AlwaysInterleave]
    Task<int> Enter(Guid upload, UploadFile file);

    /// <summary>How far it is; at least every ten seconds, or its place is given to another.</summary>
    /// <returns>False: it was cancelled, or lost its place.</returns>
    [Alias("report"), AlwaysInterleave]
    Task<bool> Report(Guid upload, UploadPhase phase, long bytes);

    /// <summary>What is needed to send the file of a change that waits for it.</summary>
    [Alias("open"), AlwaysInterleave]
    Task<UploadLease> Open(Guid upload, Guid change, Guid attempt, ChangeTarget target, UploadVolume command);

    /// <summary>Asked right before the first byte leaves: keeps the intent of the change.</summary>
    /// <exception cref="FleetException">The change is no longer to be sent.</exception>
    [Alias("claim"), AlwaysInterleave]
    Task Claim(Guid upload);

    /// <summary>What became of the request; its place is free.</summary>
    [Alias("sent"), AlwaysInterleave]
    Task Sent(Guid upload, SendOutcome outcome);

    /// <summary>It is over, wherever it was; what waits goes on.</summary>
    [Alias("leave"), AlwaysInterleave]
    Task Leave(Guid upload);

    /// <summary>Those that are on their way or wait.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<Upload>> List();

    /// <exception cref="FleetException">Not found.</exception>
    [Alias("cancel"), AlwaysInterleave]
    Task Cancel(Guid upload);
}
