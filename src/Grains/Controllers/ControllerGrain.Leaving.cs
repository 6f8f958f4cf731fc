namespace Hypervisor.Grains;

/// <summary>
/// An activation that is to end waits for the calls that it works on, and answers nobody meanwhile: whoever asks for the controller, and a
/// silo that stops, would wait for a cluster that hangs. Calls to the cluster get a moment to end by themselves and are cut off then.
/// </summary>
internal sealed partial class ControllerGrain
{
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(1);

    /// <summary>Completes when nobody may wait here any more.</summary>
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int isAskedToLeave;

    /// <summary>Orleans has decided that the activation ends. It says so on any thread.</summary>
    internal void Leave()
    {
        if (Interlocked.Exchange(ref isAskedToLeave, 1) == 0)
        {
            GrainContext.Scheduler.QueueAction(() => CutOff().Ignore());
        }
    }

    private async Task CutOff()
    {
        await Task.Delay(LastCalls, time);
        left.TrySetResult();
        await Disconnect();
    }
}
