using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using HostServer = Microsoft.AspNetCore.Hosting.Server.IServer;

namespace Hypervisor.WebApi.Tests;

/// <summary>Somebody else's server, over HTTP and over HTTPS with a certificate of its own.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<Received> received = Channel.CreateUnbounded<Received>();
    private readonly X509Certificate2 certificate;
    private readonly WebApplication app;

    private WebhookReceiver()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=receiver", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        app = builder.Build();
        app.Run(Take);
    }

    public Uri Http => Address("http:");

    public Uri Https => Address("https:");

    public string Fingerprint => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>What it answers from now on, by path.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public static async Task<WebhookReceiver> Start()
    {
        var receiver = new WebhookReceiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public async Task<Received> Next() => await received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public bool IsQuiet => received.Reader.Count == 0;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        try
        {
            await app.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // A request that is made to hang doesn't end.
        }

        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        await received.Writer.WriteAsync(new Received(http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        await Answer(http);
    }

    private Uri Address(string scheme) =>
        new(app.Services.GetRequiredService<HostServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(address => address.StartsWith(scheme, StringComparison.Ordinal)));

    internal sealed record Received(string Path, Dictionary<string, string> Headers, byte[] Body)
    {
        public JsonElement Json => JsonElement.Parse(Body);

        public string Delivery => Headers["X-Hypervisor-Delivery"];

        /// <summary>As a receiver would: from the documentation, by HMAC's definition (RFC 2104).</summary>
        public bool IsSignedBy(string secret, DateTimeOffset now)
        {
            var parts = Headers["X-Hypervisor-Signature"].Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
            var message = Encoding.ASCII.GetBytes(parts["t"] + ".").Concat(Body).ToArray();
            var key = Encoding.ASCII.GetBytes(secret);
            key = [.. key, .. new byte[64 - key.Length]];
            var inner = SHA256.HashData([.. key.Select(b => (byte)(b ^ 0x36)), .. message]);
            var outer = SHA256.HashData([.. key.Select(b => (byte)(b ^ 0x5c)), .. inner]);
            return Convert.ToHexString(outer).Equals(parts["v1"], StringComparison.OrdinalIgnoreCase)
                && Math.Abs(now.ToUnixTimeSeconds() - long.Parse(parts["t"], System.Globalization.CultureInfo.InvariantCulture)) < 60;
        }
    }
}
