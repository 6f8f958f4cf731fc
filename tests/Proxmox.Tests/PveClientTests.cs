using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class PveClientTests : PveTest
{
    [Fact]
    public async Task Reads_the_data_with_an_API_token()
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, """{"release":"9.2","repoid":"14a22df35955d97d","version":"9.2.11"}""");

        var version = await Client().GetVersion();

        version.Version.ShouldBe("9.2.11");
        var seen = Server.Requests.ShouldHaveSingleItem();
        seen.Target.ShouldBe("/version");
        seen.Header("Authorization").ShouldBe($"PVEAPIToken=root@pam!hypervisor={TokenSecret}");
        seen.Header("Cookie").ShouldBeNull();
        seen.Header("CSRFPreventionToken").ShouldBeNull();
    }

    [Fact]
    public async Task Sends_paths_and_parameters_as_they_are_meant()
    {
        var pve = Client();
        var upid = "UPID:pve1:00000605:0004B5FB:6B037E2F:qmshutdown:100:root@pam!hypervisor:";

        await pve.GetRaw(PveRequest.Get($"/nodes/{"pve1"}/tasks/{upid}/log").With("limit", 5).With("start", (long?)null));
        await pve.Send(PveRequest.Delete($"/nodes/{"pve1"}/storage/{"local"}/content/{"local:iso/a b+c~d,e.iso"}").With("delay", 3), Permit);
        await pve.Send(PveRequest.Post(new GuestAddress("pve1", IsContainer: true, 200), $"snapshot").With("snapname", "a&b=c ä").With("vmstate", true), Permit);
        await pve.Send(PveRequest.Put($"/cluster/firewall/ipset/{"lan"}/{"10.0.0.0/8"}").With("command", ["ls", "-la"]), Permit);

        Server.Requests.Select(seen => $"{seen.Method} {seen.Target} {seen.Body}".TrimEnd()).ShouldBe(
        [
            "GET /nodes/pve1/tasks/UPID%3Apve1%3A00000605%3A0004B5FB%3A6B037E2F%3Aqmshutdown%3A100%3Aroot%40pam%21hypervisor%3A/log?limit=5",
            "DELETE /nodes/pve1/storage/local/content/local%3Aiso%2Fa%20b%2Bc~d%2Ce.iso?delay=3",
            "POST /nodes/pve1/lxc/200/snapshot snapname=a%26b%3Dc%20%C3%A4&vmstate=1",
            "PUT /cluster/firewall/ipset/lan/10.0.0.0%2F8 command=ls&command=-la",
        ]);
        Server.Requests.Where(seen => seen.Method != "GET").ShouldAllBe(seen => seen.Header("Content-Length") != null && seen.Header("Transfer-Encoding") == null);
    }

    [Fact]
    public async Task Does_not_read_with_a_write_nor_write_with_a_read()
    {
        var pve = Client();

        (await Fails(Task.Run(() => pve.GetRaw(AnyWrite)))).Failure.ShouldBe(PveFailure.InvalidRequest);
        (await Fails(Task.Run(() => pve.Send(AnyRead, Permit)))).Failure.ShouldBe(PveFailure.InvalidRequest);
        await Should.ThrowAsync<ArgumentNullException>(() => pve.Send(AnyWrite, null!));
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gives_the_task_that_a_write_started()
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, "\"UPID:pve1:00000605:0004B5FB:6B037E2F:qmstart:100:root@pam!hypervisor:\"");

        var response = await Client().Send(AnyWrite, Permit);

        response.Task.ShouldNotBeNull().User.ShouldBe("root@pam!hypervisor");
    }

    [Theory]
    [InlineData(400, PveFailure.ParameterRejected)]
    [InlineData(403, PveFailure.Forbidden)]
    [InlineData(500, PveFailure.Refused)]
    [InlineData(501, PveFailure.Refused)]
    public async Task Takes_the_message_of_the_body(int status, PveFailure failure)
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, status, "first line", """{"data":null,"message":"first line\nsecond line äöü\n","errors":{"cores":"value must have a minimum value of 1"}}""");

        var error = await Fails(Client().GetVersion());

        error.Failure.ShouldBe(failure);
        error.Status.ShouldBe(status);
        error.Reason.ShouldBe("first line second line äöü");
        error.Errors["cores"].ShouldBe("value must have a minimum value of 1");
        error.IsTransient.ShouldBeFalse();
    }

    [Theory]
    [InlineData(401, "No ticket", PveFailure.Unauthorized, false)]
    [InlineData(595, "No route to host", PveFailure.NodeUnreachable, true)]
    public async Task Takes_the_message_of_the_status_line_where_there_is_no_body(int status, string reason, PveFailure failure, bool transient)
    {
        Server.Answer = (http, _, _) => PveServer.Fail(http, status, reason);

        var error = await Fails(Client().GetVersion());

        error.Failure.ShouldBe(failure);
        error.Reason.ShouldBe(reason);
        error.IsTransient.ShouldBe(transient);
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ignores_compression_cookies_and_redirects()
    {
        Server.Answer = (http, _, n) =>
        {
            http.Response.Headers.SetCookie = "PVEAuthCookie=mine; path=/";
            http.Response.Headers.Location = "/api2/json/version";
            return n == 0 ? PveServer.Data(http, "{}") : PveServer.Fail(http, 302, "Found");
        };
        var pve = Client();

        await pve.GetRaw(AnyRead);
        var error = await Fails(pve.GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.NotProxmox);
        Server.Requests.Count.ShouldBe(2);
        Server.Requests.ShouldAllBe(seen => seen.Header("Cookie") == null && seen.Header("Accept-Encoding") == null && seen.Header("traceparent") == null);
    }

    [Fact]
    public async Task Uploads_with_a_known_length_in_the_form_that_Proxmox_reads()
    {
        using var file = new MemoryStream("iso-bytes"u8.ToArray());

        await Client().Send(PveRequest.Post($"/nodes/{"pve1"}/storage/{"local"}/upload").With("content", "iso").WithFile("tiny.iso", file, file.Length), Permit);

        var seen = Server.Requests.ShouldHaveSingleItem();
        seen.Header("Transfer-Encoding").ShouldBeNull();
        seen.Header("Content-Length").ShouldBe(seen.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var boundary = seen.Header("Content-Type")!.Split("boundary=")[1];
        boundary.ShouldNotContain("\"");
        seen.Body.ShouldStartWith($"--{boundary}\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\niso\r\n--{boundary}\r\n");
        seen.Body.ShouldContain("Content-Disposition: form-data; name=\"filename\"; filename=\"tiny.iso\"");
        seen.Body.ShouldContain("\r\n\r\niso-bytes\r\n");
        file.CanRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        Server.Answer = (http, _, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        using var giveUp = new CancellationTokenSource();

        var call = Client().GetVersion(giveUp.Token);
        await Server.Arrival();
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Speaks_plain_HTTP_only_where_told_to()
    {
        var plain = await StartServer(https: false);

        await Client(o => o with { Port = plain.Port, UseSsl = false, Tls = TlsMode.None, Fingerprint = null }).GetRaw(AnyRead);

        plain.Requests.Count.ShouldBe(1);
    }
}
