using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class MappingParameters
{
    /// <summary>GET /cluster/mapping/pci</summary>
    public static readonly ParameterSet List = new([
        Text("check-node", format: "pve-node"),
    ]);

    /// <summary>GET /cluster/mapping/pci/{id}</summary>
    public static readonly ParameterSet Mapping = new([
        Text("id", format: "pve-configid").Required(),
    ]);

    /// <summary>POST /cluster/mapping/pci</summary>
    public static readonly ParameterSet CreatePci = new([
        Text("description", maxLength: 4096), Text("id", format: "pve-configid").Required(), Flag("live-migration-capable"), List("map").Required(),
        Flag("mdev"),
    ]);

    /// <summary>PUT /cluster/mapping/pci/{id}</summary>
    public static readonly ParameterSet UpdatePci = new([
        Text("delete", format: "pve-configid-list", maxLength: 4096), Text("description", maxLength: 4096), Text("digest", maxLength: 64),
        Text("id", format: "pve-configid").Required(), Flag("live-migration-capable"), List("map"), Flag("mdev"),
    ]);

    /// <summary>POST /cluster/mapping/usb</summary>
    public static readonly ParameterSet CreateUsb = new([
        Text("description", maxLength: 4096), Text("id", format: "pve-configid").Required(), List("map").Required(),
    ]);

    /// <summary>PUT /cluster/mapping/usb/{id}</summary>
    public static readonly ParameterSet UpdateUsb = new([
        Text("delete", format: "pve-configid-list", maxLength: 4096), Text("description", maxLength: 4096), Text("digest", maxLength: 64),
        Text("id", format: "pve-configid").Required(), List("map").Required(),
    ]);

    /// <summary>POST /cluster/mapping/dir</summary>
    public static readonly ParameterSet CreateDirectory = new([
        Text("description", maxLength: 4096), Text("id", format: "pve-configid").Required(), List("map").Required(),
    ]);

    /// <summary>PUT /cluster/mapping/dir/{id}</summary>
    public static readonly ParameterSet UpdateDirectory = new([
        Text("delete", format: "pve-configid-list", maxLength: 4096), Text("description", maxLength: 4096), Text("digest", maxLength: 64),
        Text("id", format: "pve-configid").Required(), List("map"),
    ]);
}
