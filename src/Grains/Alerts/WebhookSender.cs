using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>
/// Sends one delivery, once. Addresses and certificates are checked as those of clusters are. Redirects aren't followed and nothing but the
/// status of an answer is read, so that no address leads on to another or takes more than its time. Each has a connection of its own.
/// </summary>
internal sealed class WebhookSender(NetworkGuard guard, WebhookVault vault, TimeProvider time)
{
    /// <summary>For all of it, from the name to the status.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    public async Task<WebhookAttempt> Send(SealedWebhook sealedWebhook, Guid delivery, int attempt, ImmutableArray<AlertEvent> events)
    {
        var webhook = sealedWebhook.Webhook;
        var started = time.GetTimestamp();
        var at = time.GetUtcNow();
        int? status = null;
        string? error;
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            status = await Post(webhook, vault.Open(webhook.Id, sealedWebhook.SealedSecret), delivery, attempt, WebhookBody.Of(webhook, delivery, events), limit.Token);
            error = status switch
            {
                >= 200 and < 300 => null,
                >= 300 and < 400 => $"It answered {status}: redirects are not followed. Give the address that it leads to.",
                _ => $"It answered {status}.",
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            error = $"It did not answer within {Patience.TotalSeconds:0} seconds.";
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or PveException)
        {
            error = Describe(CheckedHandler.Explain(failure, EndpointOf(webhook.Settings)));
        }

        return new WebhookAttempt(at, status, error, Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1));
    }

    private async Task<int> Post(AlertWebhook webhook, Secret secret, Guid delivery, int attempt, byte[] body, CancellationToken cancellation)
    {
        var address = new Uri(webhook.Settings.Url!);
        var isSecure = address.Scheme == Uri.UriSchemeHttps;
        var endpoint = EndpointOf(webhook.Settings);
        var connector = new PveConnector(isSecure ? guard : guard.OnlyAllowed(), time, ConnectPatience);
        var tls = webhook.Settings.TlsFingerprint is null ? TlsMode.SystemTrust : TlsMode.Fingerprint;
        using var http = new HttpMessageInvoker(CheckedHandler.Create(connector, isSecure, tls, _ => endpoint));
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        message.Headers.UserAgent.ParseAdd("Hypervisor");
        message.Headers.Add("X-Hypervisor-Delivery", delivery.ToString("D"));
        message.Headers.Add("X-Hypervisor-Attempt", attempt.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("X-Hypervisor-Signature", WebhookBody.Signature(secret, time.GetUtcNow(), body));
        using var response = await http.SendAsync(message, cancellation);
        return (int)response.StatusCode;
    }

    private static PveEndpoint EndpointOf(WebhookSettings settings)
    {
        var address = new Uri(settings.Url!);
        return new PveEndpoint(address.IdnHost, address.Port, settings.TlsFingerprint);
    }

    private static string Describe(PveException failure) => failure.Failure == PveFailure.NotProxmox
        ? "What answers there does not speak HTTP/1.1, or no TLS."
        : failure.Reason.Replace(nameof(NetworkGuardOptions.AllowedNetworks), AllowedNetworks.Variable, StringComparison.Ordinal);
}
