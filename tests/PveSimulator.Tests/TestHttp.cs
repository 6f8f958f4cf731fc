using System.Net;
using System.Net.Security;

namespace Hypervisor.PveSimulator.Tests;

internal static class TestHttp
{
    /// <summary>A client that takes any certificate and lets the test see everything as it came.</summary>
    public static HttpMessageInvoker Create() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });
}
