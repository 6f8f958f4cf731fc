namespace Hypervisor.Grains;

/// <summary>Equal questions to a cluster share one answer, while it is on its way and for a while after. Used from one grain only, so it needs no lock.</summary>
internal sealed class SharedReads
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Read> reads = new(StringComparer.Ordinal);

    /// <param name="lifetime">How long the answer is shared, counted from the question; two seconds where nothing is said.</param>
    public Task<T> Get<T>(string question, TimeProvider time, Func<Task<T>> ask, TimeSpan? lifetime = null)
    {
        foreach (var old in reads.Where(read => read.Value.Answer.IsCompleted && time.GetElapsedTime(read.Value.Asked) > read.Value.Lifetime).Select(read => read.Key).ToList())
        {
            reads.Remove(old);
        }

        if (reads.TryGetValue(question, out var known) && !known.Answer.IsFaulted)
        {
            return (Task<T>)known.Answer;
        }

        var answer = ask();
        reads[question] = new Read(answer, time.GetTimestamp(), lifetime ?? Usual);
        return answer;
    }

    public void Forget(string question) => reads.Remove(question);

    public void Clear() => reads.Clear();

    private readonly record struct Read(Task Answer, long Asked, TimeSpan Lifetime);
}
