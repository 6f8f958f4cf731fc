using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hypervisor.Grains;

/// <summary>
/// A queue that outlives its silo. What is accepted is stored before it is answered; a timer works on it one at a time while accepting goes
/// on, and a reminder brings a lost activation back for as long as something waits.
/// </summary>
internal abstract class DeliveringGrain<TState>(IPersistentState<TState> state, TimeProvider time, ILogger log) : Grain, IRemindable
    where TState : class
{
    private const string Deliver = "deliver";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim storing = new(1, 1);
    private IGrainTimer? timer;
    private bool reminded;
    private bool working;

    protected Guid Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    protected TState Kept => state.State;

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Nothing waits.</summary>
    protected abstract bool IsIdle { get; }

    /// <summary>Works on what is due next.</summary>
    /// <returns>False: nothing is due.</returns>
    protected abstract Task<bool> DeliverNext();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!IsIdle)
        {
            Wake();
        }

        return Task.CompletedTask;
    }

    public async Task Remove()
    {
        await storing.WaitAsync();
        try
        {
            await state.ClearStateAsync();
        }
        finally
        {
            storing.Release();
        }

        await Rest();
        DeactivateOnIdle();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (IsIdle)
        {
            await Rest();
            return;
        }

        Wake();
    }

    /// <summary>One at a time: accepting goes on while a delivery is worked on.</summary>
    protected async Task Change(Func<TState, TState> next)
    {
        await storing.WaitAsync();
        try
        {
            var changed = next(state.State);
            if (!ReferenceEquals(changed, state.State))
            {
                await state.Store(changed);
            }
        }
        finally
        {
            storing.Release();
        }
    }

    /// <summary>The same for what is to be worked on. The reminder is there before it is stored: an activation that is lost right afterwards is brought back.</summary>
    protected async Task Enqueue(Func<TState, TState> next)
    {
        if (!reminded)
        {
            await this.RegisterOrUpdateReminder(Deliver, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            reminded = true;
        }

        await Change(next);
        Wake();
    }

    private void Wake() => timer ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Beat, Interleave = true, KeepAlive = true });

    private async Task Work(CancellationToken cancellationToken)
    {
        if (working)
        {
            return;
        }

        working = true;
        try
        {
            while (!cancellationToken.IsCancellationRequested && await DeliverNext())
            {
            }
        }
        catch (InconsistentStateException lost)
        {
            // Another activation has the queue now.
            DeliveryLog.LostOwnership(log, this.GetPrimaryKeyString(), lost);
            DeactivateOnIdle();
        }
        catch (Exception failure)
        {
            DeliveryLog.NotDelivered(log, this.GetPrimaryKeyString(), failure);
        }
        finally
        {
            working = false;
        }

        if (IsIdle)
        {
            timer?.Dispose();
            timer = null;
        }
    }

    private async Task Rest()
    {
        reminded = false;
        if (await this.GetReminder(Deliver) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
