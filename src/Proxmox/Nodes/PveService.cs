using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A systemd unit of a node.</summary>
public sealed record PveService
{
    /// <summary>The name that the API takes, such as <c>pveproxy</c>.</summary>
    public required string Service { get; init; }

    public string? Name { get; init; }

    [JsonPropertyName("desc")]
    public string? Description { get; init; }

    /// <summary>systemd's sub-state: <c>running</c>, <c>dead</c>, <c>exited</c>, ...</summary>
    public string? State { get; init; }

    /// <summary><c>active</c>, <c>inactive</c>, <c>failed</c>, ...</summary>
    [JsonPropertyName("active-state")]
    public string? ActiveState { get; init; }

    /// <summary><c>enabled</c>, <c>disabled</c>, <c>masked</c>, <c>not-found</c>, ...</summary>
    [JsonPropertyName("unit-state")]
    public string? UnitState { get; init; }
}
