namespace Hypervisor.Grains;

/// <summary>Equal questions to a cluster share one answer, while it is on its way and for two seconds after. Used from one grain only, so it needs no lock.</summary>
internal sealed class SharedReads
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (Task Answer, long Asked)> reads = new(StringComparer.Ordinal);

    public Task<T> Get<T>(string question, TimeProvider time, Func<Task<T>> ask)
    {
        foreach (var old in reads.Where(read => read.Value.Answer.IsCompleted && time.GetElapsedTime(read.Value.Asked) > Lifetime).Select(read => read.Key).ToList())
        {
            reads.Remove(old);
        }

        if (reads.TryGetValue(question, out var known) && !known.Answer.IsFaulted)
        {
            return (Task<T>)known.Answer;
        }

        var answer = ask();
        reads[question] = (answer, time.GetTimestamp());
        return answer;
    }

    public void Clear() => reads.Clear();
}
