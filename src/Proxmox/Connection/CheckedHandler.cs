using System.Net;

namespace Hypervisor.Proxmox;

/// <summary>How every connection to a cluster is made: to checked addresses and certificates only, and without what HTTP adds by itself.</summary>
internal static class CheckedHandler
{
    public static SocketsHttpHandler Create(PveConnector connector, bool useSsl, TlsMode tls, Func<SocketsHttpConnectionContext, PveEndpoint> endpointOf) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 0,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (context, cancellation) =>
        {
            var endpoint = endpointOf(context);
            var check = new CertificateCheck(tls, endpoint);
            try
            {
                return await connector.Connect(endpoint, useSsl, check.Accepts, cancellation);
            }
            catch (PveException) when (check.Refusal is { } refusal)
            {
                throw refusal;
            }
        },
    };

    public static Uri Address(string scheme, PveEndpoint endpoint, PveRequest request) =>
        // As it is: the class would otherwise unescape and fold the path after it was checked.
        new($"{scheme}://{endpoint}/api2/json{RequestBody.PathAndQuery(request)}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    public static PveException Explain(Exception error, PveEndpoint endpoint)
    {
        HttpRequestException? http = null;
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is PveException known)
                return known;
            http ??= inner as HttpRequestException;
        }
        return http?.HttpRequestError switch
        {
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded =>
                new(PveFailure.NotProxmox, $"What answers at {endpoint} does not speak HTTP as Proxmox VE does."),
            HttpRequestError.VersionNegotiationError => new(PveFailure.NotProxmox, $"What answers at {endpoint} does not speak HTTP/1.1."),
            _ => new(PveFailure.Unreachable, $"The connection to {endpoint} broke before the answer was complete."),
        };
    }
}
