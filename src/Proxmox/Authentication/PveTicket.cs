namespace Hypervisor.Proxmox;

/// <summary>A login. Proxmox ends it after two hours.</summary>
internal sealed record PveTicket(string Ticket, string CsrfToken, long IssuedAt)
{
    public override string ToString() => "ticket";
}
