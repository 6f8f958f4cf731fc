using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class ConsoleParameters
{
    /// <summary>POST /nodes/{node}/qemu/{vmid}/monitor</summary>
    public static readonly ParameterSet Monitor = new([
        Text("command").Required(), Text("node", format: "pve-node").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/qemu/{vmid}/sendkey</summary>
    public static readonly ParameterSet SendKey = new([
        Text("key").Required(), Text("node", format: "pve-node").Required(), Flag("skiplock"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/vncproxy</summary>
    public static readonly ParameterSet VncProxy = new([
        Flag("generate-password"), Text("node", format: "pve-node").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(), Flag("websocket"),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/termproxy</summary>
    public static readonly ParameterSet TermProxy = new([
        Text("node", format: "pve-node").Required(), OneOf("serial", "serial0", "serial1", "serial2", "serial3"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/spiceproxy</summary>
    public static readonly ParameterSet SpiceProxy = new([
        Text("node", format: "pve-node").Required(), Text("proxy", format: "address"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/vncproxy</summary>
    public static readonly ParameterSet ContainerVncProxy = new([
        Integer("height", min: 16, max: 2160), Text("node", format: "pve-node").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(), Flag("websocket"), Integer("width", min: 16, max: 4096),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/termproxy</summary>
    public static readonly ParameterSet ContainerTermProxy = new([
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/termproxy</summary>
    public static readonly ParameterSet NodeTermProxy = new([
        OneOf("cmd", "ceph_install", "login", "upgrade"), Text("cmd-opts"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/vncshell</summary>
    public static readonly ParameterSet NodeVncShell = new([
        OneOf("cmd", "ceph_install", "login", "upgrade"), Text("cmd-opts"), Integer("height", min: 16, max: 2160),
        Text("node", format: "pve-node").Required(), Flag("websocket"), Integer("width", min: 16, max: 4096),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/vncwebsocket</summary>
    public static readonly ParameterSet VncWebSocket = new([
        Text("node", format: "pve-node").Required(), Integer("port", min: 5900, max: 5999).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(), Text("vncticket", maxLength: 512).Required(),
    ]);

    /// <summary>GET /nodes/{node}/vncwebsocket</summary>
    public static readonly ParameterSet NodeVncWebSocket = new([
        Text("node", format: "pve-node").Required(), Integer("port", min: 5900, max: 5999).Required(), Text("vncticket", maxLength: 512).Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/cloudinit/dump</summary>
    public static readonly ParameterSet CloudInitDump = new([
        Text("node", format: "pve-node").Required(), OneOf("type", "user", "network", "meta").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);
}
