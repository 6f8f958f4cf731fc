using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What the simulated cluster itself says, without the product.</summary>
internal static class ClusterReads
{
    public static async Task<JsonElement> Read(this SimulatedCluster cluster, string path)
    {
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"PVEAPIToken={cluster.TokenId}={cluster.TokenSecret}");
        return JsonElement.Parse(await client.GetStringAsync($"https://{cluster.Host}:{cluster.Port}/api2/json{path}")).GetProperty("data");
    }
}
