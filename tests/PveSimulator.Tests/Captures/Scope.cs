using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>Which recordings the simulator does not mean to serve.</summary>
internal static partial class Scope
{
    public static bool Contains(Capture capture) => capture.Method.Length > 0 && !OutOfScope().IsMatch(capture.Name);

    /// <summary>Other products' parts (SDN, firewall, mappings, ...), uploads, consoles, and requests that an HTTP client can't send.</summary>
    [GeneratedRegex(
        "^(fw-|c-fw-|c-noquorum-fw|sdn-|replication|c-replication|proto-(array|json-array-param|bad-percent|expect|ws|long)|node-(replication|sdn)|ha-rule|c-ha-rule|c-ha-resource-migrate|" +
        "cluster-resources-sdn|token-privsep-none-firewall)")]
    private static partial Regex OutOfScope();
}
