namespace Hypervisor.Fuzzing;

/// <param name="Tell">The bytes that are sent instead of the answer, in the pieces in which they are written.</param>
public sealed record Lie(string Name, Func<HttpAnswer, Random, IReadOnlyList<byte[]>> Tell)
{
    /// <summary>Whether more may come over the connection; else it ends with the lie.</summary>
    public bool StaysOpen { get; init; }

    public override string ToString() => Name;
}
