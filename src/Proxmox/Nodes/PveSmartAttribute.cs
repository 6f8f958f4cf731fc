namespace Hypervisor.Proxmox;

/// <summary>A row of the table as smartctl prints it, padded, with hyphens for what is missing.</summary>
public sealed record PveSmartAttribute
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Flags { get; init; }

    public string? Value { get; init; }

    public string? Worst { get; init; }

    public string? Threshold { get; init; }

    public string? Fail { get; init; }

    public string? Raw { get; init; }
}
