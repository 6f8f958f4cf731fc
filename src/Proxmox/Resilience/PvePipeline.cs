using Polly;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace Hypervisor.Proxmox;

/// <summary>What stands between a call and the wire, outside in: total time, limiter, retry, breaker, time of one attempt.</summary>
internal sealed class PvePipeline : IDisposable
{
    private static readonly ResiliencePropertyKey<PveRequest> RequestKey = new("request");

    private readonly PveClientOptions options;
    private readonly RequestGate requests;
    private readonly RequestGate uploads;
    private readonly ResiliencePipeline pipeline;
    private readonly ResiliencePipeline uploadPipeline;

    public PvePipeline(PveClientOptions options, TimeProvider time, Action<bool> breakerChanged)
    {
        this.options = options;
        requests = new(options.RequestsPerMinute, options.ConcurrentRequests, options.QueueTimeout, time);
        uploads = new(options.RequestsPerMinute, options.ConcurrentUploads, options.QueueTimeout, time);
        Breaker = new(new() { Failures = options.BreakerFailures, Duration = options.BreakerDuration }, time, breakerChanged);
        pipeline = Build(requests, options.TotalTimeout, options.RequestTimeout, time);
        uploadPipeline = Build(uploads, options.UploadTimeout + options.QueueTimeout, options.UploadTimeout, time);
    }

    public ConsecutiveBreaker Breaker { get; }

    /// <exception cref="PveException"/>
    public async Task<PveResponse> Run(PveRequest request, Func<CancellationToken, Task<PveResponse>> attempt, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(RequestKey, request);
        try
        {
            return await (request.IsUpload ? uploadPipeline : pipeline).ExecuteAsync(
                static async (context, attempt) => await attempt(context.CancellationToken), context, attempt);
        }
        catch (RateLimiterRejectedException e)
        {
            throw new PveException(PveFailure.RateLimited, $"More requests than the {options.RequestsPerMinute} a minute that this cluster is asked at most.")
            {
                RetryAfter = e.RetryAfter ?? TimeSpan.FromSeconds(1),
                NeverSent = true,
            };
        }
        catch (TimeoutRejectedException e)
        {
            throw new PveException(PveFailure.Timeout, $"There was no answer within {e.Timeout.TotalSeconds:0.#} seconds.");
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose()
    {
        requests.Dispose();
        uploads.Dispose();
    }

    private ResiliencePipeline Build(RequestGate gate, TimeSpan total, TimeSpan attempt, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(total)
            .AddRateLimiter(new RateLimiterStrategyOptions
            {
                RateLimiter = async arguments =>
                    await gate.Acquire(arguments.Context.Properties.GetValue(RequestKey, null!).IsBackground, arguments.Context.CancellationToken),
            });
        if (options.RetryAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.RetryAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(0.25),
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayRepeat(arguments.Context, arguments.Outcome.Exception)),
            });
        }
        return builder
            .AddStrategy(_ => Breaker, new ConsecutiveBreakerOptions { Failures = options.BreakerFailures, Duration = options.BreakerDuration })
            .AddTimeout(attempt)
            .Build();
    }

    private static bool MayRepeat(ResilienceContext context, Exception? exception) =>
        context.Properties.GetValue(RequestKey, null!).IsRead
        && exception is TimeoutRejectedException or PveException { Failure: PveFailure.Unreachable or PveFailure.Timeout } or PveException { IsGatewayError: true };
}
