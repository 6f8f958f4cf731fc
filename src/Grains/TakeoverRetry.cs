using System.Runtime.ExceptionServices;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;
using Polly;
using Polly.Retry;

namespace Hypervisor.Grains;

/// <summary>
/// Makes a call again that failed because its grain was moving to another silo. What was rejected was not begun, and goes again whatever
/// it is; <see cref="SiloFailures"/> sees to it that a rejection is always of the call itself. What a silo had when it died may have been
/// done: only reads go again then, from their beginning at the API or, marked as such, from a grain that needs them for a write; for as long
/// as it takes to find out that a silo was killed.
/// </summary>
internal sealed class TakeoverRetry : IOutgoingGrainCallFilter
{
    private readonly ResiliencePipeline retry;

    public TakeoverRetry(TimeProvider time) => retry = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is Repeatable),
            MaxRetryAttempts = 9,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // A grain goes on in its own turn, whoever repeats.
        var execution = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
        try
        {
            await retry.ExecuteAsync(static async (_, call) => await InvokeOnce(call), execution, context);
        }
        catch (Repeatable last)
        {
            ExceptionDispatchInfo.Throw(last.InnerException!);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(execution);
        }
    }

    private static async Task InvokeOnce(IOutgoingGrainCallContext call)
    {
        try
        {
            await call.Invoke();
        }
        catch (Exception failure) when (MayGoAgain(call, failure))
        {
            throw new Repeatable(failure);
        }

        if (call.Response?.Exception is { } answered && MayGoAgain(call, answered))
        {
            throw new Repeatable(answered);
        }
    }

    private static bool MayGoAgain(IOutgoingGrainCallContext call, Exception failure) => failure switch
    {
        SiloUnavailableException or FleetException { IsOfSilos: true } => (CallContext.IsRead && IsOfApi(call)) || call.InterfaceMethod.IsDefined(typeof(RepeatableAttribute), inherit: false),
        OrleansMessageRejectionException => true,
        _ => false,
    };

    /// <summary>Calls of the API in this process come from no grain.</summary>
    private static bool IsOfApi(IOutgoingGrainCallContext call) => call.SourceId is not { IsDefault: false } source || source.IsClient();

    private sealed class Repeatable(Exception failure) : Exception(failure.Message, failure);
}
