using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveCpuInfo
{
    public string? Model { get; init; }

    public int? Sockets { get; init; }

    /// <summary>Per socket.</summary>
    public int? Cores { get; init; }

    /// <summary>All threads.</summary>
    public int? Cpus { get; init; }

    public double? Mhz { get; init; }

    public string? Flags { get; init; }

    public string? Vendor { get; init; }
}
