using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IUploads
{
    private static readonly TimeSpan UploadTurn = TimeSpan.FromSeconds(10);

    private readonly UploadQueue uploads = new(time);

    public async Task<int> Enter(Guid upload, UploadFile file)
    {
        EnsureRegistered();
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "An upload is somebody's: the call says for whom it is.");
        var mine = uploads.Find(upload)?.Upload ?? new Upload
        {
            UploadId = upload,
            ControllerId = Id,
            File = file,
            Phase = UploadPhase.Waiting,
            Bytes = 0,
            By = new Person(caller.UserId, caller.Username),
            StartedAt = time.GetUtcNow(),
        };
        var moved = uploads.Moved;
        if (uploads.Enter(mine) is not { } before)
        {
            throw new FleetException(Failure.Throttled, "too_many_uploads", $"{UploadQueue.AtOnce} uploads to this cluster run and {UploadQueue.MaxWaiting} wait, which is as many as may. Try again later.")
            {
                RetryAfter = TimeSpan.FromSeconds(30),
            };
        }

        if (before > 0)
        {
            await PublishUpload(mine);
            await Task.WhenAny(moved, left.Task, Task.Delay(UploadTurn, time));
            EnsureNotCancelled(upload);
            before = uploads.Enter(mine) ?? before;
        }

        return before;
    }

    public async Task<bool> Report(Guid upload, UploadPhase phase, long bytes)
    {
        if (uploads.Find(upload) is not { IsCancelled: false } place)
        {
            return false;
        }

        uploads.Heard(place);
        place.Upload = place.Upload with { Phase = phase, Bytes = bytes };
        await PublishUpload(place.Upload);
        return true;
    }

    public async Task<UploadLease> Open(Guid upload, Guid change, Guid attempt, ChangeTarget target, UploadVolume command)
    {
        EnsureRegistered();
        uploads.Find(upload)?.Sends = (change, attempt);
        var place = EnsureNotCancelled(upload);
        var at = CommandTargetOf(target, target.Node);
        var request = at.RequestOf(command);
        var pve = Connect();
        var before = await Before(pve, at, command.Task(at)!);
        place.Intent = new ChangeIntent(attempt, at.Node, $"{request.Method} {request.Path}", TaskUser(), before.Known, before.Newest);
        place.Upload = place.Upload with { ChangeId = change };
        return new UploadLease(Id, target.Node!, UploadSender.Pack(state.State));
    }

    public async Task Claim(Guid upload)
    {
        if (EnsureNotCancelled(upload) is not { Intent: { } intent, Sends: { } sends })
        {
            throw FleetException.Conflict("change_state", "Nothing was opened for this upload.");
        }

        await GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(sends.Change)).Claim(intent);
    }

    public async Task Sent(Guid upload, SendOutcome outcome)
    {
        if (uploads.Find(upload) is { Sends: { } sends })
        {
            await GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(sends.Change)).Sent(sends.Attempt, outcome);
        }

        await ((IUploads)this).Leave(upload);
    }

    async Task IUploads.Leave(Guid upload)
    {
        if (uploads.Find(upload) is { } place)
        {
            uploads.Leave(upload);
            await PublishUpload(place.Upload with { Ended = true });
        }
    }

    Task<ImmutableArray<Upload>> IUploads.List()
    {
        EnsureRegistered();
        uploads.Find(Guid.Empty);
        return Task.FromResult(uploads.All);
    }

    public Task Cancel(Guid upload)
    {
        if (uploads.Find(upload) is not { } place)
        {
            throw FleetException.NotFound($"Upload {upload}");
        }

        place.IsCancelled = true;
        return Task.CompletedTask;
    }

    private UploadQueue.Place EnsureNotCancelled(Guid upload) => uploads.Find(upload) is { IsCancelled: false } place
        ? place
        : throw new FleetException(Failure.Gone, "upload_cancelled", "The upload was cancelled, or was not heard of for too long.");

    private Task PublishUpload(Upload upload) => IsRegistered ? Publish([EventOf("upload", upload)]) : Task.CompletedTask;
}
