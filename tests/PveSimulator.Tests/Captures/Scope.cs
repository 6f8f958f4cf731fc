using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>Which recordings the simulator does not mean to serve.</summary>
internal static partial class Scope
{
    public static bool Contains(Capture capture) => capture.Method.Length > 0 && !OutOfScope().IsMatch(capture.Name);

    /// <summary>What is laid up in the laboratory just as it was, so that the answers hold the same values.</summary>
    public static bool IsComparedByValue(Capture capture) => ByValue().IsMatch(capture.Name);

    [GeneratedRegex("^(c-)?(fw-|sdn-(?!apply|lock-clean)|ha-rule|node-sdn|replication|node-replication)")]
    private static partial Regex ByValue();

    /// <summary>Other products' parts (mappings, metrics, ...), uploads, consoles, and requests that an HTTP client can't send.</summary>
    [GeneratedRegex(
        "^(proto-(array|json-array-param|bad-percent|expect|long))")]
    private static partial Regex OutOfScope();
}
