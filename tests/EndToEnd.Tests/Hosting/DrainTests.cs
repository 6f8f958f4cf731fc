using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What lasts ends when the silo is out of the balancer's rotation, not before and not much later; without that it would last as long as the viewer likes, and the silo's grains had no time left to move.</summary>
public sealed class DrainTests
{
    private const int DrainSeconds = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(25);

    private static readonly Dictionary<string, string> Environment = new(Api.Environment)
    {
        ["HYPERVISOR_DRAIN_SECONDS"] = $"{DrainSeconds}",
        ["ADAPTER_READ_ONLY"] = "false",
        ["OMADA_READ_ONLY"] = "false",
    };

    [Fact]
    public async Task An_event_stream_ends_after_the_drain_and_requests_are_answered_until_then()
    {
        await using var silo = await SiloProcess.StartReady(environment: Environment);
        using var api = await Api.SignIn(silo.Url);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(silo.Url), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", api.Token) } };
        using var answer = await http.GetAsync("/api/v1/hypervisor/fleet/events", HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await events.ReadLineAsync()).ShouldNotBeNull();
        (await http.GetAsync("/api/v1/auth/me")).Headers.Connection.ShouldBeEmpty();

        var asked = TimeProvider.System.GetTimestamp();
        silo.Signal("TERM");
        var rest = events.ReadToEndAsync();
        await UntilNotReady(silo);

        using var last = await http.GetAsync("/api/v1/auth/me");
        last.EnsureSuccessStatusCode();
        last.Headers.Connection.ShouldBe(["close"]);
        await rest.WaitAsync(Soon);
        TimeProvider.System.GetElapsedTime(asked).ShouldBeGreaterThan(TimeSpan.FromSeconds(DrainSeconds - 1));
        (await silo.ExitCode(Soon)).ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_whose_file_is_not_here_yet_is_told_to_come_again()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 2, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Environment);
        using var api = await Api.SignIn(silo.Url);
        var id = await api.Register(fleet.Clusters[0]);
        using var upload = await Begin(silo, api, $"/api/v1/hypervisor/controllers/{id}/nodes/pve1/storage/local/upload");
        await api.Until($"hypervisor/controllers/{id}/uploads", uploads => uploads.GetArrayLength() == 1);

        silo.Signal("TERM");

        using var reader = new StreamReader(upload.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(Soon);
        answer.ShouldStartWith("HTTP/1.1 503");
        answer.ShouldContain("\"code\":\"stopping\"");
        (await silo.ExitCode(Soon)).ShouldBe(0);
    }

    private static async Task UntilNotReady(SiloProcess silo)
    {
        while (await silo.Status("/health/ready") == System.Net.HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Sends the beginning of a file and keeps the rest.</summary>
    private static async Task<TcpClient> Begin(SiloProcess silo, Api api, string path)
    {
        const string Boundary = "the-boundary";
        var url = new Uri(silo.Url);
        var connection = new TcpClient();
        await connection.ConnectAsync(url.Host, url.Port);
        var request = $"POST {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {api.Token}\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: 1000000\r\n\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\niso\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.iso\"\r\n\r\nbeginning";
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        return connection;
    }
}
