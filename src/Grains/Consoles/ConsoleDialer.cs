using System.Net.WebSockets;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed class ConsoleDialer(ConsoleVault vault, NetworkGuard guard, TimeProvider time) : IConsoleDialer
{
    private static readonly TimeSpan SignInTimeout = TimeSpan.FromSeconds(10);

    private readonly PveConsoleDialer dialer = new(guard, time);

    public async Task<IConsoleConnection> Connect(ConsoleLease lease, CancellationToken cancellation)
    {
        var console = vault.Open(lease.Id, lease.Seal);
        try
        {
            return await SignIn(console, await dialer.Connect(console, cancellation), cancellation);
        }
        catch (PveException failure)
        {
            throw ClusterFailures.ToFleet(failure, lease.Node);
        }
    }

    private async Task<ConsoleConnection> SignIn(PveConsole console, WebSocket socket, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(SignInTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var connection = new ConsoleConnection(socket, console.Kind);
        try
        {
            await (console.Kind == PveConsoleKind.Term
                ? TerminalSignIn.SignIn(connection.Console, console.User, console.Ticket, either.Token)
                : RfbHandshake.SignIn(connection.Console, console.Password, either.Token));
            return connection;
        }
        catch (Exception failure)
        {
            socket.Dispose();
            throw failure switch
            {
                InvalidDataException refused => new FleetException(Failure.ClusterError, "console_refused", refused.Message),
                IOException or WebSocketException => new FleetException(Failure.ClusterError, "console_ended", "The cluster ended the console before it began. The guest may have stopped meanwhile."),
                OperationCanceledException when !cancellation.IsCancellationRequested => new FleetException(Failure.ClusterTimeout, "cluster_timeout", "The console said nothing in time."),
                _ => failure,
            };
        }
    }
}
