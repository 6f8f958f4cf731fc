using Polly;
using Polly.Timeout;

namespace Hypervisor.Proxmox;

/// <summary>
/// Opens after so many failures in a row; Polly's own counts ratios over a window. When its time is over, one call may try: its
/// success closes the breaker, its failure opens it for as long again.
/// </summary>
internal sealed class ConsecutiveBreaker(ConsecutiveBreakerOptions options, TimeProvider time, Action<bool> changed) : ResilienceStrategy
{
    private readonly Lock gate = new();
    private int failures;
    private long openedAt;
    private bool open;
    private bool trying;

    private enum Verdict
    {
        Success,
        Failure,
        Neutral,
    }

    public bool IsOpen
    {
        get { lock (gate) return open; }
    }

    /// <summary>How long calls are refused; zero where the next one may try, null where the breaker is closed.</summary>
    public TimeSpan? RetryAfter
    {
        get { lock (gate) return open ? Left() : null; }
    }

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        bool isTrial;
        lock (gate)
        {
            if (open && (trying || Left() > TimeSpan.Zero))
                return Outcome.FromException<TResult>(Refusal());
            isTrial = trying = open;
        }

        var verdict = Verdict.Neutral;
        try
        {
            var outcome = await callback(context, state);
            verdict = Judge(outcome.Exception);
            return outcome;
        }
        finally
        {
            Record(verdict, isTrial);
        }
    }

    /// <summary>
    /// The breaker guards the way to the API, so only what says that the way or the login is broken counts: no connection, no trust,
    /// no answer in time, 401, and a 500, 502, 503 or 504 without Proxmox's JSON (a proxy in front, a daemon that falls over). Proxmox
    /// answers 500 with JSON to ordinary mistakes, such as a VMID that doesn't exist, and 595 for another node that is down: both
    /// prove that the asked node is well, and five clicks on a vanished guest must not cut off the whole cluster.
    /// </summary>
    private static Verdict Judge(Exception? exception) => exception switch
    {
        null => Verdict.Success,
        TimeoutRejectedException => Verdict.Failure,
        PveException { IsTransportError: true } => Verdict.Failure,
        PveException pve => pve.Failure switch
        {
            PveFailure.Unreachable or PveFailure.Timeout or PveFailure.TlsUntrusted or PveFailure.FingerprintChanged
                or PveFailure.NotProxmox or PveFailure.Unauthorized => Verdict.Failure,
            PveFailure.InvalidRequest or PveFailure.AddressRefused or PveFailure.RateLimited => Verdict.Neutral,
            _ => Verdict.Success,
        },
        _ => Verdict.Neutral,
    };

    private void Record(Verdict verdict, bool isTrial)
    {
        bool? nowOpen = null;
        lock (gate)
        {
            if (isTrial)
                trying = false;
            else if (open)
                return;   // it began before the breaker opened; only the trial speaks for the time since

            if (verdict == Verdict.Success)
            {
                nowOpen = open ? false : null;
                (open, failures) = (false, 0);
            }
            else if (verdict == Verdict.Failure && (isTrial || ++failures >= options.Failures))
            {
                nowOpen = open ? null : true;
                (open, openedAt) = (true, time.GetTimestamp());
            }
        }
        if (nowOpen is { } state)
            changed(state);
    }

    private TimeSpan Left() => options.Duration - time.GetElapsedTime(openedAt) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private PveException Refusal() =>
        new(PveFailure.BreakerOpen, "The last calls to this cluster failed one after the other, so nothing is sent for a while.")
        {
            RetryAfter = Left() is var left && left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1),
            NeverSent = true,
        };
}
