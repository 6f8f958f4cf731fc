using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class RetryTests : PveTest
{
    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_tried_three_times_with_growing_pauses(int status)
    {
        Server.Answer = (http, _, n) => n < 2 ? PveServer.Fail(http, status, "Bad Gateway") : PveServer.Data(http, "1");

        (await Client().Get<int>(AnyRead)).ShouldBe(1);

        Server.Requests.Count.ShouldBe(3);
        Time.Waits.Count.ShouldBe(2);
        Time.Waits.ShouldAllBe(wait => wait < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Gives_up_after_the_third_attempt()
    {
        Server.Answer = (http, _, _) => PveServer.Fail(http, 502, "Bad Gateway");

        var error = await Fails(Client().GetRaw(AnyRead));

        error.Status.ShouldBe(502);
        error.IsTransient.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_write_is_tried_once()
    {
        Server.Answer = (http, _, _) => PveServer.Fail(http, 502, "Bad Gateway");

        var error = await Fails(Client().Send(AnyWrite, Permit));

        error.Status.ShouldBe(502);
        error.NeverSent.ShouldBeFalse();
        Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(595)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Other_errors_are_not_tried_again(int status)
    {
        Server.Answer = (http, _, _) => PveServer.Fail(http, status, "no");

        await Fails(Client().GetRaw(AnyRead));

        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_read_without_an_answer_in_time_is_tried_again()
    {
        Server.Answer = (http, _, n) => n == 0 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted) : PveServer.Data(http, "1");
        var call = Client().Get<int>(AnyRead);

        await Server.Arrival();
        Time.Advance(TimeSpan.FromSeconds(30));

        (await call).ShouldBe(1);
        Server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_write_without_an_answer_in_time_may_have_been_carried_out()
    {
        Server.Answer = (http, _, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        var call = Fails(Client().Send(AnyWrite, Permit));

        await Server.Arrival();
        Time.Advance(TimeSpan.FromSeconds(30));

        var error = await call;
        error.Failure.ShouldBe(PveFailure.Timeout);
        error.NeverSent.ShouldBeFalse();
        error.IsTransient.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off_with_the_attempt()
    {
        Server.Answer = async (http, _, _) =>
        {
            http.Response.ContentLength = 100;
            await http.Response.WriteAsync("{");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        };
        var call = Fails(Client(o => o with { RetryAttempts = 1 }).GetRaw(AnyRead));

        await Server.Arrival();
        Time.Advance(TimeSpan.FromSeconds(30));

        (await call).Failure.ShouldBe(PveFailure.Timeout);
    }
}
