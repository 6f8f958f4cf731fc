using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Hypervisor.PveSimulator;

namespace Hypervisor.Fuzzing;

/// <summary>
/// Stands before a simulated cluster with a certificate of its own: passes requests on and the answers back, or what a lie makes of them.
/// It writes bytes, so that it can say what no web server would.
/// </summary>
public sealed class LyingProxy : IAsyncDisposable
{
    private readonly SimulatedCluster truth;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = Certificate();
    private readonly HttpMessageInvoker cluster;
    private readonly List<Task> serving = [];
    private readonly Task accepting;

    private LyingProxy(SimulatedCluster truth)
    {
        this.truth = truth;
        cluster = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Fingerprint => Convert.ToHexString(SHA256.HashData(certificate.RawData));

    /// <summary>Chooses a lie for each request, by its method and path; null: the truth.</summary>
    public Func<string, string, (Lie Lie, Random Random)?>? Liar { get; set; }

    public static LyingProxy Before(SimulatedCluster truth) => new(truth);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        Task[] open;
        lock (serving)
        {
            open = [.. serving];
        }

        await Task.WhenAll(open);
        cluster.Dispose();
        certificate.Dispose();
        stop.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=lying.test", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                lock (serving)
                {
                    serving.RemoveAll(task => task.IsCompleted);
                    serving.Add(Serve(socket));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Serve(Socket socket)
    {
        using var end = stop.Token.Register(socket.Dispose);
        try
        {
            await using var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsServerAsync(certificate);
            while (await Read(stream) is { } request)
            {
                var answer = await Ask(request);
                var told = Liar?.Invoke(request.Method, request.Path);
                foreach (var piece in told is { } one ? one.Lie.Tell(answer, one.Random) : [answer.ToBytes()])
                {
                    await stream.WriteAsync(piece, stop.Token);
                }

                await stream.FlushAsync(stop.Token);
                if (told is { Lie.StaysOpen: false })
                {
                    await stream.ShutdownAsync();
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or AuthenticationException or OperationCanceledException)
        {
        }
    }

    private static async Task<Request?> Read(Stream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[16 * 1024];
        var head = -1;
        while (head < 0)
        {
            var read = await stream.ReadAsync(one);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(one.AsSpan(0, read));
            head = Encoding.Latin1.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal);
        }

        var lines = Encoding.Latin1.GetString(bytes.ToArray(), 0, head).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var said) ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        while (bytes.Count < head + 4 + length)
        {
            var read = await stream.ReadAsync(one);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(one.AsSpan(0, read));
        }

        var first = lines[0].Split(' ');
        return new Request(first[0], first[1], headers, [.. bytes.Skip(head + 4).Take(length)]);
    }

    private async Task<HttpAnswer> Ask(Request request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri($"https://{truth.Host}:{truth.Port}{request.Path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (request.Method is not ("GET" or "HEAD"))
        {
            message.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers.Where(header => !header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await cluster.SendAsync(message, stop.Token);
        return new HttpAnswer((int)answer.StatusCode, answer.ReasonPhrase ?? "", answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsByteArrayAsync(stop.Token));
    }

    private sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
}
