using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class PoolParameters
{
    /// <summary>GET /pools</summary>
    public static readonly ParameterSet List = new([
        Text("poolid", format: "pve-poolid"), OneOf("type", "qemu", "lxc", "storage"),
    ]);

    /// <summary>POST /pools</summary>
    public static readonly ParameterSet Create = new([
        Text("comment"), Text("poolid", format: "pve-poolid").Required(),
    ]);

    /// <summary>PUT /pools</summary>
    public static readonly ParameterSet Update = new([
        Flag("allow-move"), Text("comment"), Flag("delete"), Text("poolid", format: "pve-poolid").Required(),
        Text("storage", format: "pve-storage-id-list"), Text("vms", format: "pve-vmid-list"),
    ]);

    /// <summary>DELETE /pools</summary>
    public static readonly ParameterSet Delete = new([
        Text("poolid", format: "pve-poolid").Required(),
    ]);

    /// <summary>GET /pools/{poolid}</summary>
    public static readonly ParameterSet Get = new([
        Text("poolid", format: "pve-poolid").Required(), OneOf("type", "qemu", "lxc", "storage"),
    ]);

    /// <summary>PUT /pools/{poolid}</summary>
    public static readonly ParameterSet UpdateOld = new([
        Flag("allow-move"), Text("comment"), Flag("delete"), Text("poolid", format: "pve-poolid").Required(),
        Text("storage", format: "pve-storage-id-list"), Text("vms", format: "pve-vmid-list"),
    ]);

    /// <summary>DELETE /pools/{poolid}</summary>
    public static readonly ParameterSet DeleteOld = new([
        Text("poolid", format: "pve-poolid").Required(),
    ]);
}
