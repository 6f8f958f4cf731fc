using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveBootInfo
{
    /// <summary><c>efi</c> or <c>legacy-bios</c>.</summary>
    public string? Mode { get; init; }

    public bool? SecureBoot { get; init; }
}
