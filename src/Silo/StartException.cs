namespace Hypervisor.Silo;

/// <summary>Why the silo can't start, in words that an operator can act on. Shown without a stack trace; the process ends with 2.</summary>
public sealed class StartException(params IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
