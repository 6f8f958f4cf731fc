namespace Hypervisor.Proxmox;

/// <summary>Which tasks of a node; what is null is not looked at.</summary>
public sealed record PveTaskFilter
{
    /// <summary>Tasks to leave out.</summary>
    public int? Start { get; init; }

    /// <summary>Proxmox sends 50 where it isn't told; 0 for all.</summary>
    public int? Limit { get; init; }

    public int? Vmid { get; init; }

    public string? Type { get; init; }

    /// <summary>A part of the name of who started it.</summary>
    public string? User { get; init; }

    public bool? Errors { get; init; }

    /// <summary><c>ok</c>, <c>warning</c>, <c>error</c>, <c>unknown</c>; several with commas.</summary>
    public string? Status { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }
}
