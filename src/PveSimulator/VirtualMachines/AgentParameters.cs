using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class AgentParameters
{
    /// <summary>POST /nodes/{node}/qemu/{vmid}/agent</summary>
    public static readonly ParameterSet Command = new([
        OneOf("command", "fsfreeze-freeze", "fsfreeze-status", "fsfreeze-thaw", "fstrim", "get-fsinfo", "get-host-name", "get-memory-block-info", "get-memory-blocks", "get-osinfo", "get-time", "get-timezone", "get-users", "get-vcpus", "info", "network-get-interfaces", "ping", "shutdown", "suspend-disk", "suspend-hybrid", "suspend-ram").Required(),
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/agent/exec</summary>
    public static readonly ParameterSet Exec = new([
        List("command").Required(), Text("input-data", maxLength: 65536), Text("node", format: "pve-node").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/agent/exec-status</summary>
    public static readonly ParameterSet ExecStatus = new([
        Text("node", format: "pve-node").Required(), Integer("pid").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/agent/file-read</summary>
    public static readonly ParameterSet FileRead = new([
        Integer("count", min: 1, max: 16777216), Flag("decode"), Text("file").Required(), Text("node", format: "pve-node").Required(),
        Integer("offset", min: 0), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/agent/file-write</summary>
    public static readonly ParameterSet FileWrite = new([
        Text("content", maxLength: 61440).Required(), Flag("encode"), Text("file").Required(), Text("node", format: "pve-node").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/agent/set-user-password</summary>
    public static readonly ParameterSet SetUserPassword = new([
        Flag("crypted"), Text("node", format: "pve-node").Required(), Text("password", minLength: 5, maxLength: 1024).Required(),
        Text("username").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);
}
