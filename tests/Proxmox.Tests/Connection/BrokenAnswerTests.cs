using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class BrokenAnswerTests : PveTest
{
    [Fact]
    public async Task Gives_up_a_body_without_end()
    {
        Server.Answer = async (http, _, _) =>
        {
            http.Response.ContentType = "application/json";
            var chunk = new byte[65536];
            Array.Fill(chunk, (byte)' ');
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        };

        var error = await Fails(Client(o => o with { MaxResponseBytes = 1 << 20 }).GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.ResponseTooLarge);
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Gives_up_a_body_that_is_announced_as_too_long_before_reading_it()
    {
        var held = new TaskCompletionSource();
        await using var server = Raw(async (stream, _) =>
        {
            await RawServer.ReadHead(stream);
            await RawServer.Write(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{");
            await held.Task;
        });

        (await Fails(Raw(server).GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.ResponseTooLarge);
        held.SetResult();
    }

    [Fact]
    public async Task Takes_a_body_that_just_fits()
    {
        var body = $$"""{"data":"{{new string('x', 1000)}}"}""";
        Server.Answer = (http, _, _) => PveServer.Respond(http, 200, "OK", body);

        (await Client(o => o with { MaxResponseBytes = body.Length }).Get<string>(AnyRead)).Length.ShouldBe(1000);
        (await Fails(Client(o => o with { MaxResponseBytes = body.Length - 1 }).Get<string>(AnyRead))).Failure.ShouldBe(PveFailure.ResponseTooLarge);
    }

    [Theory]
    [InlineData("""{"data":{"version":"9.2"}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":{"version":"9.2"}}}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":{"version":""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":[]}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":null}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":{"version":{"a":1}}}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":{}}""", PveFailure.MalformedResponse)]
    [InlineData("<html><body>Welcome to nginx!</body></html>", PveFailure.NotProxmox)]
    [InlineData("", PveFailure.NotProxmox)]
    [InlineData("[1]", PveFailure.NotProxmox)]
    public async Task Names_what_is_no_answer_of_the_API(string body, PveFailure failure)
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, 200, "OK", body);

        (await Fails(Client().GetVersion())).Failure.ShouldBe(failure);
    }

    [Fact]
    public async Task Refuses_JSON_that_is_too_deep()
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, new string('[', 5000) + new string(']', 5000));

        (await Fails(Client().GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.MalformedResponse);
    }

    [Fact]
    public async Task Tries_a_read_again_when_the_connection_is_reset()
    {
        await using var server = Raw(async (stream, connection) =>
        {
            await RawServer.ReadHead(stream);
            if (connection < 2)
                return;
            await RawServer.Write(stream, RawServer.Ok("""{"data":1}"""));
        });

        (await Raw(server).Get<int>(AnyRead)).ShouldBe(1);
        server.Connections.ShouldBe(3);
    }

    [Fact]
    public async Task Reports_an_answer_that_stops_in_the_middle()
    {
        await using var server = Raw(async (stream, _) =>
        {
            await RawServer.ReadHead(stream);
            await RawServer.Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":");
        });

        var error = await Fails(Raw(server).GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.Unreachable);
        error.NeverSent.ShouldBeFalse();
        server.Connections.ShouldBe(3);
    }

    [Fact]
    public async Task Never_sends_a_write_again()
    {
        var heads = new List<string>();
        await using var server = Raw(async (stream, _) => heads.Add(await RawServer.ReadHead(stream)));

        foreach (var write in new[] { AnyWrite, PveRequest.Put($"/pools"), PveRequest.Delete($"/pools").With("poolid", "x") })
        {
            var error = await Fails(Raw(server).Send(write, Permit));
            error.Failure.ShouldBe(PveFailure.Unreachable);
            error.NeverSent.ShouldBeFalse();
        }
        heads.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_write_does_not_go_over_a_kept_connection_that_may_be_dying()
    {
        var heads = new List<string>();
        await using var server = Raw(async (stream, _) =>
        {
            for (var i = 0; i < 2; i++)
            {
                var head = await RawServer.ReadHead(stream);
                if (head.Length == 0)
                    return;
                heads.Add(head.Split(' ')[0]);
                if (i == 1)
                    return;   // takes the second request of a connection and hangs up
                await RawServer.Write(stream, RawServer.Ok("""{"data":null}"""));
            }
        });
        var pve = Raw(server);

        await pve.GetRaw(AnyRead);
        await pve.Send(PveRequest.Delete($"/pools").With("poolid", "x"), Permit);
        await pve.Send(PveRequest.Delete($"/pools").With("poolid", "y"), Permit);

        heads.ShouldBe(["GET", "DELETE", "DELETE"]);
    }

    [Fact]
    public async Task Recognises_a_server_that_speaks_something_else()
    {
        await using var server = Raw(async (stream, _) =>
        {
            await RawServer.ReadHead(stream);
            await RawServer.Write(stream, "220 mail.example.org ESMTP\r\n\r\n");
        });

        (await Fails(Raw(server).GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.NotProxmox);
    }

    [Fact]
    public async Task Says_that_nothing_listens()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var error = await Fails(Client(o => o with { Port = port }).GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.Unreachable);
        error.NeverSent.ShouldBeTrue();
        error.Reason.ShouldContain("ConnectionRefused");
        Time.Waits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Gives_up_a_handshake_that_hangs_after_the_connect_timeout()
    {
        var hold = new TaskCompletionSource();
        await using var server = new RawServer((_, _) => hold.Task, certificate: null);
        var call = Fails(Client(o => o with { Port = server.Port, RetryAttempts = 1 }).GetRaw(AnyRead));

        await server.Accepted.Task;
        Time.Advance(TimeSpan.FromSeconds(8.1));

        var error = await call;
        error.Failure.ShouldBe(PveFailure.Unreachable);
        error.Reason.ShouldContain("8 seconds");
        hold.SetResult();
    }

    private RawServer Raw(Func<Stream, int, Task> serve) => new(serve, Server.Certificate);

    private PveClient Raw(RawServer server) => Client(o => o with { Port = server.Port });
}
