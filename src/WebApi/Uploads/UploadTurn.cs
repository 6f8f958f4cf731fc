using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>An upload's place at its cluster: taken, kept by reports of how far it is, and given back.</summary>
internal sealed class UploadTurn : IAsyncDisposable, IProgress<long>
{
    private static readonly TimeSpan ReportsEvery = TimeSpan.FromSeconds(1);

    /// <summary>Half of what a server that stops has.</summary>
    private static readonly TimeSpan LastSending = TimeSpan.FromSeconds(15);

    private readonly IUploads uploads;
    private readonly Guid id;
    private readonly Caller caller;
    private readonly CancellationTokenSource stop;
    private readonly ITimer timer;
    private long bytes;
    private UploadPhase phase = UploadPhase.Receiving;
    private int isReporting;

    private UploadTurn(IUploads uploads, Guid id, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        (this.uploads, this.id, this.caller) = (uploads, id, caller);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer = time.CreateTimer(_ => Tell(), null, ReportsEvery, ReportsEvery);
    }

    /// <summary>The client has gone, or somebody cancelled it.</summary>
    public CancellationToken Cancelled => stop.Token;

    public bool WasCancelled { get; private set; }

    public static async Task<UploadTurn> Take(IUploads uploads, Guid id, UploadFile file, Caller caller, LongRequests lasting, TimeProvider time, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lasting.Ending);
        try
        {
            while (await uploads.Enter(id, file).WaitAsync(either.Token) > 0)
            {
            }
        }
        catch (OperationCanceledException)
        {
            await uploads.Leave(id);
            throw cancellation.IsCancellationRequested ? new OperationCanceledException(cancellation) : Stopping();
        }

        return new UploadTurn(uploads, id, caller, time, cancellation);
    }

    public void Report(long value) => Interlocked.Exchange(ref bytes, value);

    /// <summary>The file is here; from now on it goes to the cluster, and whether the client stays doesn't matter.</summary>
    public async Task BeginSending()
    {
        (phase, bytes) = (UploadPhase.Sending, 0);
        if (!await uploads.Report(id, phase, 0))
        {
            throw Gone();
        }
    }

    /// <summary>The server stops: what still goes to the cluster gets a while to end. Where that is too short, the task is looked for afterwards.</summary>
    public void EndSoon() => stop.CancelAfter(LastSending);

    public static FleetException Stopping() => new(Failure.Unavailable, "stopping", "The server stops before the file is here. Nothing of it was kept; send it again.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    public FleetException Gone() => new(Failure.Gone, "upload_cancelled", "The upload was cancelled, or was not heard of for too long. Nothing of it was kept.");

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        stop.Dispose();
        await uploads.Leave(id);
    }

    private async void Tell()
    {
        if (Interlocked.Exchange(ref isReporting, 1) == 1)
        {
            return;
        }

        try
        {
            CallContext.Caller = caller;
            if (!await uploads.Report(id, phase, Interlocked.Read(ref bytes)))
            {
                WasCancelled = true;
                await stop.CancelAsync();
            }
        }
        catch (Exception failure) when (failure is FleetException or TimeoutException or Orleans.Runtime.OrleansException or ObjectDisposedException)
        {
            // It is told at the next tick; its place is kept for longer than that.
        }
        finally
        {
            Interlocked.Exchange(ref isReporting, 0);
        }
    }
}
