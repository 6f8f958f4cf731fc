namespace Hypervisor.WebApi;

/// <summary>
/// Keeps who is refused over and over from filling the log: 20 a minute of one kind and source, the last of them saying that more follow.
/// Counted in this silo.
/// </summary>
internal sealed class AuditRefusals(TimeProvider time)
{
    private const int MostAMinute = 20;
    private const int MostSources = 10_000;
    private const string MoreFollow = "more of these within the minute are not recorded";

    private readonly Lock turn = new();
    private readonly Dictionary<string, int> counts = [];
    private long minute;

    /// <summary>Whether to record one more.</summary>
    public bool Admit(string source, out AuditOutcome admitted, AuditOutcome refusal)
    {
        var count = Count(source);
        admitted = count == MostAMinute ? refusal with { Detail = $"{refusal.Detail}; {MoreFollow}" } : refusal;
        return count <= MostAMinute;
    }

    private int Count(string source)
    {
        var now = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        lock (turn)
        {
            if (now != minute)
            {
                counts.Clear();
                minute = now;
            }

            // Beyond what is counted all sources share one count.
            var key = counts.Count < MostSources || counts.ContainsKey(source) ? source : "";
            return counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }
}
