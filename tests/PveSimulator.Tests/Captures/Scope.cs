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
        "^(backup-job|backup-info|cluster-(acme|ceph|create|custom|join|mapping|metrics|notifications)|upload|download|prunebackups|schedule|" +
        "bulk|c-bulk|proto-(array|json-array-param|bad-percent|expect|ws|long)|domain-(create|delete|get-ldap|put)|network-(create|put|delete|revert|list-pending)|" +
        "node-(aplinfo|capabilities|ceph|certificates-custom|disks-(directory|lvm|zfs)|execute|hardware|hosts|netstat|query|scan|stopall|vzdump|wakeonlan)|c-node-wakeonlan|" +
        "qemu-(agent-exec|agent-get|agent-netif|cloudinit|monitor|sendkey|vncproxy)|vzdump-extract|aplinfo|token-with-trailing-space|" +
        "lxc-rrddata)")]
    private static partial Regex OutOfScope();
}
