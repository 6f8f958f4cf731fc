using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class TicketTests : PveTest
{
    private const string LoginPath = "/access/ticket";
    private int issued;

    private IEnumerable<SeenRequest> Logins => Server.Requests.Where(seen => seen.Target == LoginPath);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server.Answer = (http, seen, _) => seen.Target == LoginPath ? Issue(http) : PveServer.Data(http, "{}");
    }

    [Fact]
    public async Task Logs_in_once_and_sends_cookie_and_on_writes_the_CSRF_token()
    {
        var pve = PasswordClient();

        await pve.GetRaw(AnyRead);
        await pve.Send(AnyWrite, Permit);

        var seen = Server.Requests.ToArray();
        seen[0].Body.ShouldBe("username=root%40pam&password=p%40ss%20w%C3%B6rd");
        seen[0].Header("Cookie").ShouldBeNull();
        seen[1].Header("Cookie").ShouldBe("PVEAuthCookie=PVE%3Aroot%40pam%3A00000001%3A%3Asig%2Fnature%2B%3D%3D");
        seen[1].Header("CSRFPreventionToken").ShouldBeNull();
        seen[1].Header("Authorization").ShouldBeNull();
        seen[2].Header("CSRFPreventionToken").ShouldBe("00000001:csrf/+=");
        seen.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_login()
    {
        var release = new TaskCompletionSource();
        Server.Answer = async (http, seen, _) =>
        {
            if (seen.Target == LoginPath)
            {
                await release.Task;
                await Issue(http);
            }
            else
            {
                await PveServer.Data(http, "1");
            }
        };
        var pve = PasswordClient();

        var calls = Enumerable.Range(0, 8).Select(_ => pve.Get<int>(AnyRead)).ToArray();
        (await Server.Arrival()).Target.ShouldBe(LoginPath);
        release.SetResult();
        await Task.WhenAll(calls);

        Logins.Count().ShouldBe(1);
        Server.Requests.Count.ShouldBe(9);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_end_the_login_of_the_others()
    {
        var release = new TaskCompletionSource();
        Server.Answer = async (http, seen, _) =>
        {
            if (seen.Target == LoginPath)
                await release.Task;
            await Issue(http);
        };
        var pve = PasswordClient();
        using var giveUp = new CancellationTokenSource();
        var first = pve.GetRaw(AnyRead, giveUp.Token);
        await Server.Arrival();
        var second = pve.GetRaw(AnyRead);

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        release.SetResult();
        await second;

        Logins.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Keeps_a_ticket_for_ninety_minutes()
    {
        var pve = PasswordClient();
        await pve.GetRaw(AnyRead);

        Time.Advance(TimeSpan.FromMinutes(89.9));
        await pve.GetRaw(AnyRead);
        Logins.Count().ShouldBe(1);

        Time.Advance(TimeSpan.FromMinutes(0.2));
        await pve.GetRaw(AnyRead);
        Logins.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Logs_in_again_and_repeats_a_read_once_when_the_ticket_is_refused()
    {
        Server.Answer = (http, seen, _) => seen.Target == LoginPath ? Issue(http)
            : seen.Header("Cookie")!.Contains("00000001", StringComparison.Ordinal) ? PveServer.Fail(http, 401, "Authentication failed!")
            : PveServer.Data(http, "7");
        var pve = PasswordClient();

        (await pve.Get<int>(AnyRead)).ShouldBe(7);

        Logins.Count().ShouldBe(2);
        pve.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Repeats_no_more_than_once()
    {
        Server.Answer = (http, seen, _) => seen.Target == LoginPath ? Issue(http) : PveServer.Fail(http, 401, "Authentication failed!");

        (await Fails(PasswordClient().GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.Unauthorized);

        Server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Never_repeats_a_write_but_forgets_the_ticket()
    {
        Server.Answer = (http, seen, _) => seen.Target == LoginPath ? Issue(http) : PveServer.Fail(http, 401, "Permission denied - invalid csrf token");
        var pve = PasswordClient();

        (await Fails(pve.Send(AnyWrite, Permit))).Failure.ShouldBe(PveFailure.Unauthorized);
        await Fails(pve.Send(AnyWrite, Permit));

        Server.Requests.Count(seen => seen.Target != LoginPath).ShouldBe(2);
        Logins.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Reports_a_wrong_password_in_words_of_Proxmox()
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, 401, "authentication failure", """{"message":"authentication failure\n","data":null}""");

        var error = await Fails(PasswordClient().Send(AnyWrite, Permit));

        error.Failure.ShouldBe(PveFailure.Unauthorized);
        error.Reason.ShouldBe("authentication failure");
        error.NeverSent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"ticket":"PVE:!tfa!%7B%22totp%22%3Atrue%7D:00000001::sig","CSRFPreventionToken":"00000001:x","NeedTFA":1,"username":"root@pam"}""")]
    [InlineData("""{"ticket":"PVE:!tfa!x:00000001::sig","CSRFPreventionToken":"00000001:x","username":"root@pam"}""")]
    public async Task Recognises_the_challenge_of_a_second_factor(string login)
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, login);

        var error = await Fails(PasswordClient().GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.Unauthorized);
        error.Reason.ShouldContain("second factor");
        Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"ticket":"PVE:a\r\nX: y","CSRFPreventionToken":"x"}""")]
    public async Task Rejects_a_login_without_a_usable_ticket(string login)
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, login);

        (await Fails(PasswordClient().GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.MalformedResponse);
    }

    private Task Issue(HttpContext http)
    {
        var stamp = Interlocked.Increment(ref issued).ToString("X8", System.Globalization.CultureInfo.InvariantCulture);
        return PveServer.Data(http, $$"""{"ticket":"PVE:root@pam:{{stamp}}::sig/nature+==","CSRFPreventionToken":"{{stamp}}:csrf/+=","username":"root@pam"}""");
    }

    private PveClient PasswordClient() => Client(o => o with { Credentials = new PveCredentials.Password("root", "pam", "p@ss wörd") });
}
