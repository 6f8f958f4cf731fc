namespace Hypervisor.Proxmox;

/// <summary>Keeps one ticket for all calls, for 90 minutes. Callers who find none share one login.</summary>
internal sealed class TicketCache(Func<Task<PveTicket>> login, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(90);

    private readonly Lock gate = new();
    private PveTicket? ticket;
    private Task<PveTicket>? running;

    public PveTicket? Current
    {
        get { lock (gate) return ticket; }
    }

    public Task<PveTicket> Get(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (ticket is not null && time.GetElapsedTime(ticket.IssuedAt) < Lifetime)
                return Task.FromResult(ticket);

            // The login belongs to all who wait for it: one who gives up doesn't end it.
            running ??= Task.Run(Renew, CancellationToken.None);
            return running.WaitAsync(cancellation);
        }
    }

    /// <summary>Forgets a ticket that was refused, unless another took its place meanwhile.</summary>
    public void Drop(PveTicket refused)
    {
        lock (gate)
        {
            if (ReferenceEquals(ticket, refused))
                ticket = null;
        }
    }

    private async Task<PveTicket> Renew()
    {
        try
        {
            var fresh = await login();
            lock (gate)
                ticket = fresh;
            return fresh;
        }
        finally
        {
            lock (gate)
                running = null;
        }
    }
}
