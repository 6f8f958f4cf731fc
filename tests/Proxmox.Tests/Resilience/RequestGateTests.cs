using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.Proxmox.Tests;

public sealed class RequestGateTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Grants_so_many_in_a_minute_and_then_says_when_to_come_back()
    {
        using var gate = new RequestGate(perMinute: 3, concurrent: 10, TimeSpan.FromSeconds(10), time);
        await Use(gate, 3);
        time.Advance(TimeSpan.FromSeconds(20));

        var waiting = gate.Acquire(isBackground: false, default);
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(10));

        var refused = await waiting;
        refused.IsAcquired.ShouldBeFalse();
        refused.TryGetMetadata(System.Threading.RateLimiting.MetadataName.RetryAfter, out var retryAfter).ShouldBeTrue();
        retryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_call_waits_for_the_window_to_move()
    {
        using var gate = new RequestGate(perMinute: 3, concurrent: 10, TimeSpan.FromSeconds(10), time);
        await Use(gate, 3);
        time.Advance(TimeSpan.FromSeconds(55));

        var waiting = gate.Acquire(isBackground: false, default);
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(5));

        (await waiting).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public async Task Lets_so_many_run_at_once_in_the_order_they_came()
    {
        using var gate = new RequestGate(perMinute: 100, concurrent: 2, TimeSpan.FromSeconds(10), time);
        var first = await gate.Acquire(false, default);
        await gate.Acquire(false, default);
        var third = gate.Acquire(false, default).AsTask();
        var fourth = gate.Acquire(false, default).AsTask();

        first.Dispose();
        first.Dispose();   // a second time changes nothing

        (await third).IsAcquired.ShouldBeTrue();
        fourth.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Polling_can_use_up_half_of_the_minute_only()
    {
        using var gate = new RequestGate(perMinute: 120, concurrent: 10, TimeSpan.FromSeconds(10), time);
        await Use(gate, 60, isBackground: true);

        gate.Acquire(isBackground: true, default).IsCompleted.ShouldBeFalse();
        for (var i = 0; i < 60; i++)
        {
            var person = gate.Acquire(isBackground: false, default);
            person.IsCompletedSuccessfully.ShouldBeTrue();
            (await person).Dispose();
        }
    }

    [Fact]
    public async Task Polling_can_take_half_of_the_slots_only()
    {
        using var gate = new RequestGate(perMinute: 120, concurrent: 10, TimeSpan.FromSeconds(10), time);
        for (var i = 0; i < 5; i++)
            await gate.Acquire(isBackground: true, default);

        gate.Acquire(isBackground: true, default).IsCompleted.ShouldBeFalse();
        gate.Acquire(isBackground: false, default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task People_overtake_polling_in_the_queue()
    {
        using var gate = new RequestGate(perMinute: 120, concurrent: 1, TimeSpan.FromSeconds(10), time);
        var running = await gate.Acquire(false, default);
        var polling = gate.Acquire(isBackground: true, default).AsTask();
        var person = gate.Acquire(isBackground: false, default).AsTask();

        running.Dispose();

        (await person).IsAcquired.ShouldBeTrue();
        polling.IsCompleted.ShouldBeFalse();
        (await person).Dispose();
        (await polling).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public async Task One_who_gives_up_leaves_the_queue()
    {
        using var gate = new RequestGate(perMinute: 120, concurrent: 1, TimeSpan.FromSeconds(10), time);
        var running = await gate.Acquire(false, default);
        using var giveUp = new CancellationTokenSource();
        var first = gate.Acquire(false, giveUp.Token).AsTask();
        var second = gate.Acquire(false, default).AsTask();

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        running.Dispose();

        (await second).IsAcquired.ShouldBeTrue();
    }

    private static async Task Use(RequestGate gate, int times, bool isBackground = false)
    {
        for (var i = 0; i < times; i++)
            (await gate.Acquire(isBackground, default)).Dispose();
    }
}
