using System.Security.Cryptography;

namespace Hypervisor.PveSimulator.Tests;

public sealed class UploadTests
{
    [Theory]
    [InlineData(true, "OK")]
    [InlineData(false, "checksum mismatch")]
    public async Task A_large_file_is_kept_when_its_checksum_is_right(bool isRight, string exit)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true });
        var cluster = fleet.Clusters[0];
        var bytes = RandomNumberGenerator.GetBytes(40 << 20);
        using var http = TestHttp.Create();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("iso"), "content" }, { new StringContent("sha256"), "checksum-algorithm" },
            { new StringContent(isRight ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : new string('0', 64)), "checksum" }, { new ByteArrayContent(bytes), "filename", "big.iso" },
        };
        await form.LoadIntoBufferAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{cluster.Host}:{cluster.Port}/api2/json/nodes/pve1/storage/local/upload") { Content = form };
        request.Headers.TryAddWithoutValidation("Authorization", $"PVEAPIToken={cluster.TokenId}={cluster.TokenSecret}");
        using var client = new TestClient(cluster);

        using var response = await http.SendAsync(request, CancellationToken.None);
        var upid = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!.GetValue<string>();

        (await client.Status(upid))["exitstatus"]!.GetValue<string>().ShouldStartWith(exit);
        var files = (await client.Get("/nodes/pve1/storage/local/content?content=iso"))!.AsArray();
        files.Count(file => file!["volid"]!.GetValue<string>() == "local:iso/big.iso" && file["size"]!.GetValue<long>() == bytes.Length).ShouldBe(isRight ? 1 : 0);
    }
}
