using System.Net;
using System.Text;

namespace Hypervisor.Proxmox;

/// <summary>
/// Sends one request to one endpoint, over HTTP/1.1 with kept connections. Writes get a connection of their own: on a kept one, the
/// other side may hang up just as the request leaves, and nobody could say whether it was carried out.
/// </summary>
internal sealed class PveTransport : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private static readonly HttpRequestOptionsKey<PveEndpoint> EndpointKey = new("endpoint");

    private readonly PveClientOptions options;
    private readonly PveConnector connector;
    private HttpMessageInvoker reads;
    private readonly HttpMessageInvoker writes;

    public PveTransport(PveClientOptions options, NetworkGuard guard, TimeProvider time)
    {
        this.options = options;
        connector = new(guard, time, options.ConnectTimeout);
        reads = new(Handler(KeptFor));
        writes = new(Handler(TimeSpan.Zero));
    }

    /// <exception cref="PveException">For everything but an answer.</exception>
    public async Task<PveAnswer> Send(PveEndpoint endpoint, PveRequest request, Action<HttpRequestMessage> authorize, WritePermit? permit, CancellationToken cancellation)
    {
        PvePath.Check(request.Path);   // the one place that everything passes
        using var message = new HttpRequestMessage(request.Method, CheckedHandler.Address(options.UseSsl ? "https" : "http", endpoint, request))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = RequestBody.Of(request),
        };
        message.Options.Set(EndpointKey, endpoint);
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.UserAgent.ParseAdd(options.Caller is { } caller ? $"Hypervisor ({caller})" : "Hypervisor");
        authorize(message);
        if (permit is not null)
            await permit.Confirm(cancellation);
        try
        {
            using var response = await (request.IsRead ? reads : writes).SendAsync(message, cancellation);
            if (request.Fold is { } fold && response.IsSuccessStatusCode)
                return new((int)response.StatusCode, null, default, await ResponseBody.Fold(response.Content, fold, options.MaxResponseBytes, cancellation));

            var body = await ResponseBody.Read(response.Content, options.MaxResponseBytes, cancellation);
            return new((int)response.StatusCode, ReadReason(response.ReasonPhrase), body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw CheckedHandler.Explain(e, endpoint);
        }
    }

    /// <summary>
    /// An answer came that is none to what was asked: something between us may have sent one too many, and over a kept connection each answer
    /// after it would be taken for that to the next question. Those that are kept end by themselves; new questions get new ones.
    /// </summary>
    public void ForgetConnections() => reads = new(Handler(KeptFor));

    public void Dispose()
    {
        reads.Dispose();
        writes.Dispose();
    }

    private SocketsHttpHandler Handler(TimeSpan lifetime)
    {
        var handler = CheckedHandler.Create(connector, options.UseSsl, options.Tls, context => context.InitialRequestMessage.Options.TryGetValue(EndpointKey, out var found)
            ? found
            : throw new InvalidOperationException("A request went around the transport."));
        handler.PooledConnectionLifetime = lifetime;
        // Proxmox hangs up on idle connections after five seconds; be first.
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4);
        handler.MaxConnectionsPerServer = options.ConcurrentRequests + options.ConcurrentUploads + 2;
        return handler;
    }

    // The status line is read as Latin-1, Proxmox writes it in UTF-8.
    private static string? ReadReason(string? reason)
    {
        if (string.IsNullOrEmpty(reason) || reason.All(char.IsAscii) || reason.Any(c => c > 'ÿ'))
            return reason;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(reason));
        }
        catch (DecoderFallbackException)
        {
            return reason;
        }
    }
}
