using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class BreakerTests : PveTest
{
    private static readonly string NoSuchGuest = """{"message":"Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist\n","data":null}""";

    [Fact]
    public async Task Opens_after_exactly_five_failures_in_a_row_and_closes_after_a_good_trial()
    {
        Server.Answer = Unauthorized;
        var pve = Client();

        for (var i = 0; i < 5; i++)
        {
            pve.IsOpen.ShouldBeFalse();
            await Fails(pve.GetRaw(AnyRead));
        }
        pve.IsOpen.ShouldBeTrue();
        pve.RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
        var refusal = await Fails(pve.Send(AnyWrite, Permit));
        refusal.Failure.ShouldBe(PveFailure.BreakerOpen);
        refusal.RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
        refusal.NeverSent.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(5);

        Time.Advance(TimeSpan.FromSeconds(59));
        (await Fails(pve.GetRaw(AnyRead))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));

        Server.Answer = (http, _, _) => PveServer.Data(http, "1");
        Time.Advance(TimeSpan.FromSeconds(1));
        (await pve.Get<int>(AnyRead)).ShouldBe(1);
        pve.IsOpen.ShouldBeFalse();
        pve.RetryAfter.ShouldBeNull();
        Log.Text.ShouldContain("The breaker of 127.0.0.1 opened");
        Log.Text.ShouldContain("The breaker of 127.0.0.1 closed");
    }

    [Fact]
    public async Task A_failed_trial_opens_it_again()
    {
        Server.Answer = Unauthorized;
        var pve = Client();
        await Repeat(5, () => Fails(pve.GetRaw(AnyRead)));

        Time.Advance(TimeSpan.FromSeconds(60));
        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.Unauthorized);
        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.BreakerOpen);

        Server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Lets_one_trial_through_at_a_time()
    {
        Server.Answer = Unauthorized;
        var pve = Client();
        await Repeat(5, () => Fails(pve.GetRaw(AnyRead)));
        await Repeat(5, () => Server.Arrival());
        var release = new TaskCompletionSource();
        Server.Answer = async (http, _, _) =>
        {
            await release.Task;
            await PveServer.Data(http, "1");
        };
        Time.Advance(TimeSpan.FromSeconds(60));

        var trial = pve.Get<int>(AnyRead);
        await Server.Arrival();
        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.BreakerOpen);
        release.SetResult();

        (await trial).ShouldBe(1);
        (await pve.Get<int>(AnyRead)).ShouldBe(1);
    }

    [Fact]
    public async Task A_trial_that_is_given_up_leaves_the_next_one_free()
    {
        Server.Answer = Unauthorized;
        var pve = Client();
        await Repeat(5, () => Fails(pve.GetRaw(AnyRead)));
        await Repeat(5, () => Server.Arrival());
        Server.Answer = (http, _, n) => n == 5 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted) : PveServer.Data(http, "1");
        Time.Advance(TimeSpan.FromSeconds(60));
        using var giveUp = new CancellationTokenSource();

        var trial = pve.GetRaw(AnyRead, giveUp.Token);
        await Server.Arrival();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => trial);

        (await pve.Get<int>(AnyRead)).ShouldBe(1);
        pve.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task A_success_in_between_starts_the_count_anew()
    {
        Server.Answer = (http, seen, n) => n == 4 ? PveServer.Data(http, "1") : Unauthorized(http, seen, n);
        var pve = Client();

        await Repeat(4, () => Fails(pve.GetRaw(AnyRead)));
        await pve.GetRaw(AnyRead);
        await Repeat(4, () => Fails(pve.GetRaw(AnyRead)));

        pve.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Errors_of_the_API_itself_do_not_open_it()
    {
        var answers = new (int Status, string Reason, string Body)[]
        {
            (500, "Configuration file does not exist", NoSuchGuest),
            (595, "No route to host", ""),
            (403, "Permission check failed", """{"data":null,"message":"Permission check failed\n"}"""),
            (400, "Parameter verification failed.", """{"data":null,"message":"Parameter verification failed.\n","errors":{"vmid":"x"}}"""),
            (501, "Method 'GET /nosuch' not implemented", """{"data":null,"message":"Method 'GET /nosuch' not implemented"}"""),
        };
        Server.Answer = (http, _, n) => PveServer.Respond(http, answers[n % 5].Status, answers[n % 5].Reason, answers[n % 5].Body);
        var pve = Client();

        await Repeat(25, () => Fails(pve.GetRaw(AnyRead)));

        pve.IsOpen.ShouldBeFalse();
        Server.Requests.Count.ShouldBe(25);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Errors_of_what_stands_in_front_open_it(int status)
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, status, "", "<html>Bad Gateway</html>", "text/html");
        var pve = Client(o => o with { RetryAttempts = 1 });

        await Repeat(5, () => Fails(pve.GetRaw(AnyRead)));

        pve.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Attempts_of_one_call_count_each()
    {
        Server.Answer = (http, _, _) => PveServer.Fail(http, 503, "Service Unavailable");
        var pve = Client();

        (await Fails(pve.GetRaw(AnyRead))).Status.ShouldBe(503);
        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.BreakerOpen);

        Server.Requests.Count.ShouldBe(5);
        pve.IsOpen.ShouldBeTrue();
    }

    private static Task Unauthorized(HttpContext http, SeenRequest seen, int before) => PveServer.Fail(http, 401, "Authentication failed!");

    private static async Task Repeat(int times, Func<Task> call)
    {
        for (var i = 0; i < times; i++)
            await call();
    }
}
