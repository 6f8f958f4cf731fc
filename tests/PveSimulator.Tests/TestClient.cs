using System.Text;
using System.Text.Json.Nodes;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>Asks one cluster with its token.</summary>
internal sealed class TestClient(SimulatedCluster cluster) : IDisposable
{
    private readonly HttpMessageInvoker _http = TestHttp.Create();

    /// <summary>user!token=secret; null for none.</summary>
    public string? Token { get; set; } = $"{cluster.TokenId}={cluster.TokenSecret}";

    public string Host { get; set; } = cluster.Host;

    public async Task<JsonNode?> Get(string path)
    {
        using var response = await Send("GET", path);
        ((int)response.StatusCode).ShouldBe(200, $"{path}: {response.ReasonPhrase}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"];
    }

    /// <summary>The UPID of the task that was started.</summary>
    public async Task<string> Start(string path, string form = "")
    {
        using var response = await Send("POST", path, form);
        ((int)response.StatusCode).ShouldBe(200, $"{path}: {response.ReasonPhrase}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!.GetValue<string>();
    }

    public async Task<JsonNode> Status(string upid) => (await Get($"/nodes/{upid.Split(':')[1]}/tasks/{Uri.EscapeDataString(upid)}/status"))!;

    public Task<HttpResponseMessage> Send(string method, string path, string? form = null, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), $"https://{Host}:{cluster.Port}/api2/json{path}");
        if (Token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"PVEAPIToken={Token}");
        if (form is not null) request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return _http.SendAsync(request, cancellation);
    }

    public void Dispose() => _http.Dispose();
}
