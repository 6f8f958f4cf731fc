using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Proxmox.Tests;

/// <summary>Answers as one test tells it to, over TLS on loopback.</summary>
public sealed class PveServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<SeenRequest> arrivals = Channel.CreateUnbounded<SeenRequest>();

    private PveServer(WebApplication app, X509Certificate2 certificate) => (this.app, Certificate) = (app, certificate);

    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    public X509Certificate2 Certificate { get; }

    public string Fingerprint => CertificateFingerprint.Of(Certificate);

    public int Port { get; private set; }

    public PveEndpoint Endpoint => new("127.0.0.1", Port, Fingerprint);

    /// <summary>Gets the request and how many came before it.</summary>
    public Func<HttpContext, SeenRequest, int, Task> Answer { get; set; } = (http, _, _) => Data(http, "{}");

    public static async Task<PveServer> Start(int port = 0, X509Certificate2? certificate = null, bool https = true)
    {
        certificate ??= TestCertificate.Create();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (https)
                listen.UseHttps(certificate);
        }));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var app = builder.Build();
        var server = new PveServer(app, certificate);
        app.Run(server.Handle);
        await app.StartAsync();
        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return server;
    }

    public static Task Data(HttpContext http, string json) => Respond(http, 200, "OK", $$"""{"data":{{json}}}""");

    public static Task Respond(HttpContext http, int status, string reason, string body, string type = "application/json;charset=UTF-8")
    {
        http.Response.StatusCode = status;
        http.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = reason;
        if (body.Length == 0)
            return Task.CompletedTask;
        http.Response.ContentType = type;
        return http.Response.WriteAsync(body);
    }

    public static Task Fail(HttpContext http, int status, string reason) => Respond(http, status, reason, "");

    /// <summary>The next request, as soon as it is here.</summary>
    public async Task<SeenRequest> Arrival() => await arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Handle(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(http.Request.Body);
        var seen = new SeenRequest(http.Request.Method, target.StartsWith("/api2/json", StringComparison.Ordinal) ? target["/api2/json".Length..] : target,
            await reader.ReadToEndAsync(), http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        int before;
        lock (Requests)
        {
            before = Requests.Count;
            Requests.Enqueue(seen);
        }
        arrivals.Writer.TryWrite(seen);
        await Answer(http, seen, before);
    }
}
