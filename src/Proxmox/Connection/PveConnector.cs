using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Hypervisor.Proxmox;

/// <summary>Opens connections: to checked addresses only, with a time limit, up to the end of the TLS handshake.</summary>
internal sealed class PveConnector(NetworkGuard guard, TimeProvider time, TimeSpan timeout)
{
    public async Task<Stream> Connect(PveEndpoint endpoint, bool useSsl, RemoteCertificateValidationCallback accepts, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        Stream? stream = null;
        try
        {
            stream = await Dial(endpoint, both.Token);
            if (!useSsl)
                return stream;

            var secured = new SslStream(stream);
            stream = secured;
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = endpoint.Host,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
                RemoteCertificateValidationCallback = accepts,
            }, both.Token);
            return secured;
        }
        catch (Exception e)
        {
            if (stream is not null)
                await stream.DisposeAsync();
            if (e is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw Unreachable(endpoint, $"did not accept a connection within {timeout.TotalSeconds:0.#} seconds");
            if (e is AuthenticationException)
                throw new PveException(PveFailure.NotProxmox, $"What answers at {endpoint} does not speak TLS as Proxmox VE does.") { NeverSent = true };
            if (e is IOException)
                throw Unreachable(endpoint, "ended the connection during the TLS handshake");
            throw;
        }
    }

    private async Task<Stream> Dial(PveEndpoint endpoint, CancellationToken cancellation)
    {
        SocketError? last = null;
        foreach (var address in await guard.Resolve(endpoint.Host, cancellation))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, endpoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e.SocketErrorCode;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw Unreachable(endpoint, $"can't be connected to ({last})");
    }

    private static PveException Unreachable(PveEndpoint endpoint, string what) => new(PveFailure.Unreachable, $"{endpoint} {what}.") { NeverSent = true };
}
