namespace Hypervisor.Grains;

internal static class Backoff
{
    /// <summary>How long to wait after so many attempts: the first wait, and twice as long each time up to the longest.</summary>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest)
    {
        var wait = first * Math.Pow(2, Math.Max(0, attempts - 1));
        return wait < longest ? wait : longest;
    }
}
