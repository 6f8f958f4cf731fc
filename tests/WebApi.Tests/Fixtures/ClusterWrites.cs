using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>What somebody does in a cluster without us.</summary>
internal static class ClusterWrites
{
    /// <summary>Asks the cluster itself, as its API token.</summary>
    /// <returns>What stands under <c>data</c>: the UPID, where a task was started.</returns>
    public static async Task<JsonElement> Send(this SimulatedCluster cluster, HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(method, $"https://{cluster.Host}:{cluster.Port}/api2/json{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"PVEAPIToken={cluster.TokenId}={cluster.TokenSecret}");
        request.Content = method == HttpMethod.Get ? null : new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var response = await client.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.StatusCode} {response.ReasonPhrase}");
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data");
    }

    /// <returns>The UPID of a task that restarted a service of the node.</returns>
    public static async Task<string> RestartService(this SimulatedCluster cluster, string node) =>
        (await cluster.Send(HttpMethod.Post, $"/nodes/{node}/services/cron/restart")).GetString()!;
}
