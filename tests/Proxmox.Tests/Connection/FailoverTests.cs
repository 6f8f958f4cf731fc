using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class FailoverTests : PveTest
{
    private PveServer other = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        other = await StartServer();
    }

    [Fact]
    public async Task A_read_goes_to_the_next_node_within_the_call_and_stays_there()
    {
        var pve = ClientWithOther();
        await Server.DisposeAsync();

        await pve.GetRaw(AnyRead);
        pve.CurrentEndpoint.ShouldBe(other.Endpoint);
        await pve.GetRaw(AnyRead);

        other.Requests.Count.ShouldBe(2);
        Time.Waits.ShouldBeEmpty();
        Log.Text.ShouldContain($"go through 127.0.0.1:{other.Port} now");
    }

    [Fact]
    public async Task A_write_goes_to_the_next_node_where_nothing_was_sent()
    {
        var pve = ClientWithOther();
        await Server.DisposeAsync();

        await pve.Send(AnyWrite, Permit);

        other.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_was_sent_goes_nowhere_else()
    {
        var pve = ClientWithOther();
        Server.Answer = (http, _, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

        var error = await Fails(pve.Send(AnyWrite, Permit));

        error.Failure.ShouldBe(PveFailure.Unreachable);
        error.NeverSent.ShouldBeFalse();
        Server.Requests.Count.ShouldBe(1);
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_moves_on_when_the_connection_breaks()
    {
        var pve = ClientWithOther();
        Server.Answer = (http, _, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

        await pve.GetRaw(AnyRead);

        Server.Requests.Count.ShouldBe(1);
        other.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_read_moves_on_when_the_node_does_not_answer_in_time()
    {
        var pve = ClientWithOther();
        Server.Answer = (http, _, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);

        var call = pve.GetRaw(AnyRead);
        await Server.Arrival();
        Time.Advance(TimeSpan.FromSeconds(30));
        await call;

        other.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500, """{"data":null,"message":"no"}""")]
    [InlineData(595, "")]
    [InlineData(401, "")]
    public async Task An_error_of_the_API_is_asked_of_no_one_else(int status, string body)
    {
        var pve = ClientWithOther();
        Server.Answer = (http, _, _) => PveServer.Respond(http, status, "no", body);

        await Fails(pve.GetRaw(AnyRead));

        other.Requests.ShouldBeEmpty();
        pve.CurrentEndpoint.Port.ShouldBe(Server.Port);
    }

    [Fact]
    public async Task Comes_back_to_the_registered_node_after_a_while()
    {
        var pve = ClientWithOther();
        var (port, certificate) = (Server.Port, Server.Certificate);
        await Server.DisposeAsync();
        await pve.GetRaw(AnyRead);
        var back = Own(await PveServer.Start(port, certificate));

        Time.Advance(TimeSpan.FromMinutes(4.9));
        await pve.GetRaw(AnyRead);
        back.Requests.ShouldBeEmpty();

        Time.Advance(TimeSpan.FromMinutes(0.2));
        await pve.GetRaw(AnyRead);
        back.Requests.Count.ShouldBe(1);
        pve.CurrentEndpoint.Port.ShouldBe(port);
    }

    [Fact]
    public async Task Each_node_must_show_its_own_pinned_certificate()
    {
        var pve = Client();
        pve.UseEndpoints([other.Endpoint with { Fingerprint = Server.Fingerprint }]);
        await Server.DisposeAsync();

        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.FingerprintChanged);
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_node_without_a_known_fingerprint_is_left_out_where_fingerprints_are_pinned()
    {
        var pve = Client();
        pve.UseEndpoints([other.Endpoint with { Fingerprint = null }]);
        await Server.DisposeAsync();

        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.Unreachable);
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_login_goes_to_the_next_node_too()
    {
        other.Answer = (http, _, _) => PveServer.Data(http, """{"ticket":"PVE:root@pam:1::s","CSRFPreventionToken":"1:c"}""");
        var pve = Client(o => o with { Credentials = new PveCredentials.Password("root", "pam", "password") });
        pve.UseEndpoints([other.Endpoint]);
        await Server.DisposeAsync();

        await pve.Send(AnyWrite, Permit);

        other.Requests.Select(seen => seen.Target).ShouldBe(["/access/ticket", "/nodes/pve1/qemu/100/status/start"]);
    }

    private PveClient ClientWithOther()
    {
        var pve = Client();
        pve.UseEndpoints([new("127.0.0.1", Server.Port, Server.Fingerprint), other.Endpoint]);
        return pve;
    }
}
