using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

public sealed class LimiterTests : PveTest
{
    [Fact]
    public async Task A_call_beyond_the_minute_is_refused_after_its_time_in_the_queue()
    {
        var pve = Client(o => o with { RequestsPerMinute = 3 });
        for (var i = 0; i < 3; i++)
            await pve.GetRaw(AnyRead);

        var call = Fails(pve.Send(AnyWrite, Permit));
        Time.Advance(TimeSpan.FromSeconds(10));

        var error = await call;
        error.Failure.ShouldBe(PveFailure.RateLimited);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(50));
        error.NeverSent.ShouldBeTrue();
        error.IsTransient.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(3);
        pve.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task A_person_is_served_when_polling_has_used_its_share()
    {
        var pve = Client(o => o with { RequestsPerMinute = 4 });
        await pve.GetRaw(AnyRead.AsBackground());
        await pve.GetRaw(AnyRead.AsBackground());
        var polling = Fails(pve.GetRaw(AnyRead.AsBackground()));

        await pve.GetRaw(AnyRead);
        await pve.GetRaw(AnyRead);
        Time.Advance(TimeSpan.FromSeconds(10));

        (await polling).Failure.ShouldBe(PveFailure.RateLimited);
        Server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Ten_calls_run_at_once_and_uploads_have_two_slots_of_their_own()
    {
        var arrived = new ConcurrentQueue<TaskCompletionSource>();
        Server.Answer = async (http, _, _) =>
        {
            var release = new TaskCompletionSource();
            arrived.Enqueue(release);
            await release.Task;
            await PveServer.Data(http, "null");
        };
        var pve = Client();
        var reads = Enumerable.Range(0, 11).Select(_ => pve.GetRaw(AnyRead)).ToArray();
        for (var i = 0; i < 10; i++)
            await Server.Arrival();

        var uploads = Enumerable.Range(0, 3).Select(_ => pve.Send(Upload(), Permit)).ToArray();
        (await Server.Arrival()).Method.ShouldBe("POST");
        (await Server.Arrival()).Method.ShouldBe("POST");
        Server.Requests.Count.ShouldBe(12);

        // The eleventh read and the third upload come in as the others leave.
        Server.Answer = (http, _, _) => PveServer.Data(http, "null");
        foreach (var release in arrived)
            release.SetResult();
        await Task.WhenAll([.. reads, .. uploads]);
        Server.Requests.Count.ShouldBe(14);
    }

    private static PveRequest Upload() =>
        PveRequest.Post($"/nodes/{"pve1"}/storage/{"local"}/upload").With("content", "iso").WithFile("x.iso", new MemoryStream(new byte[10]), 10);
}
