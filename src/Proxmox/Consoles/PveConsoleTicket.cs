namespace Hypervisor.Proxmox;

/// <summary>What Proxmox answers to who wants a console.</summary>
internal sealed record PveConsoleTicket
{
    /// <summary>On the node, for its web socket.</summary>
    public required int Port { get; init; }

    public required string Ticket { get; init; }

    public required string User { get; init; }

    /// <summary>Of the VNC server, where it isn't the beginning of the ticket.</summary>
    public string? Password { get; init; }

    public override string ToString() => $"console ticket of {User}";
}
