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

    /// <summary>Asks the cluster as root with their password, which some things need.</summary>
    public static async Task<JsonElement> SendAsRoot(this SimulatedCluster cluster, HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"https://{cluster.Host}:{cluster.Port}") };
        using var login = await client.PostAsync("/api2/json/access/ticket", new FormUrlEncodedContent([KeyValuePair.Create("username", cluster.Username), KeyValuePair.Create("password", cluster.Password)]));
        var ticket = JsonElement.Parse(await login.Content.ReadAsStringAsync()).GetProperty("data");
        using var request = new HttpRequestMessage(method, $"/api2/json{path}") { Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))) };
        request.Headers.TryAddWithoutValidation("Cookie", $"PVEAuthCookie={Uri.EscapeDataString(ticket.Text("ticket"))}");
        request.Headers.TryAddWithoutValidation("CSRFPreventionToken", ticket.Text("CSRFPreventionToken"));
        using var response = await client.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.StatusCode} {response.ReasonPhrase}");
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data");
    }

    /// <returns>The UPID of a task that restarted a service of the node.</returns>
    public static async Task<string> RestartService(this SimulatedCluster cluster, string node) =>
        (await cluster.Send(HttpMethod.Post, $"/nodes/{node}/services/cron/restart")).GetString()!;
}
