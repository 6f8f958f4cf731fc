namespace Hypervisor.Proxmox;

public sealed partial class PveClient
{
    /// <summary>
    /// Asks for a console of a guest that runs; <see cref="PveConsoleDialer"/> connects to it. It changes nothing, so it needs no permit,
    /// though it is a POST: no request but those for a console can be sent this way.
    /// </summary>
    public async Task<PveConsole> OpenConsole(GuestAddress guest, PveConsoleKind kind, CancellationToken cancellation = default)
    {
        var request = kind == PveConsoleKind.Term ? ConsoleRequests.Term(guest) : ConsoleRequests.Vnc(guest);
        var opened = (await Run(request, permit: null, cancellation)).Read<PveConsoleTicket>();
        if (opened.Port is < 5900 or > 5999 || !IsHeaderText(opened.Ticket) || opened.Ticket.Length > 512 || !IsHeaderText(opened.User))
            throw new PveException(PveFailure.MalformedResponse, "The console was answered without a port and a ticket that it could be reached by.");

        var (name, value) = Proof();
        return new PveConsole
        {
            Endpoint = endpoints.Current,
            UseSsl = options.UseSsl,
            Tls = options.Tls,
            ConnectTimeout = options.ConnectTimeout,
            Kind = kind,
            Guest = guest,
            Port = opened.Port,
            Ticket = opened.Ticket,
            User = opened.User,
            Password = opened.Password is { Length: > 0 } password ? password : opened.Ticket,
            HeaderName = name,
            HeaderValue = value,
        };
    }

    private (string Name, string Value) Proof() => options.Credentials is PveCredentials.ApiToken token
        ? TokenHeader(token)
        : TicketHeader(tickets!.Current ?? throw new PveException(PveFailure.Unauthorized, "The login ended while the console was asked for."));
}
