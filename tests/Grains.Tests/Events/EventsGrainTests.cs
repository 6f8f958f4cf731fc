using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.Grains.Tests;

public sealed class EventsGrainTests
{
    [Fact]
    public async Task A_sync_tells_watchers_what_changed_and_only_that()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var watcher = await Watcher.Start(fleet);
        var guest = fleet.Cluster.Guests.All.First(guest => guest.IsRunning && !guest.IsTemplate);

        fleet.Cluster.Guests.Stop(guest.Vmid);
        await fleet.Controller(id).Sync();

        var change = (await watcher.Next("inventory")).GetProperty("guests").GetProperty("changed").EnumerateArray()
            .Single(row => row.GetProperty("id").GetString() == $"{id}/{guest.Vmid}");
        change.GetProperty("status").GetString().ShouldBe("stopped");
        change.TryGetProperty("name", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Tasks_that_started_or_ended_are_told_once()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, TaskDuration = TimeSpan.FromHours(1) });
        var id = await fleet.Register();
        var guest = fleet.Cluster.Guests.All.First(guest => guest is { IsRunning: true, IsContainer: false, IsTemplate: false });
        using var pve = ClientOf(fleet.Cluster);
        var watcher = await Watcher.Start(fleet);

        var answer = await (await pve.PostAsync($"nodes/{guest.NodeName}/vzdump", new FormUrlEncodedContent([new("vmid", $"{guest.Vmid}"), new("storage", "local")]))).Content.ReadFromJsonAsync<JsonElement>();
        var upid = answer.GetProperty("data").GetString()!;
        await fleet.Controller(id).Sync();
        var first = await watcher.Next("task");
        (await pve.DeleteAsync($"nodes/{guest.NodeName}/tasks/{Uri.EscapeDataString(upid)}")).EnsureSuccessStatusCode();
        await fleet.Controller(id).Sync();
        await fleet.Controller(id).Sync();
        var then = await watcher.Next("task");

        first.GetProperty("controller_id").GetGuid().ShouldBe(id);
        var told = first.GetProperty("tasks").EnumerateArray().Single();
        told.GetProperty("upid").GetString().ShouldBe(upid);
        told.GetProperty("outcome").GetString().ShouldBe("running");
        first.GetProperty("running").GetInt32().ShouldBe(1);
        var over = then.GetProperty("tasks").EnumerateArray().Single();
        over.GetProperty("upid").GetString().ShouldBe(upid);
        over.GetProperty("outcome").GetString().ShouldBe("error");
        watcher.Waiting("task").ShouldBe(0);
    }

    private static HttpClient ClientOf(SimulatedCluster cluster)
    {
        var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
        {
            BaseAddress = new Uri($"https://{cluster.Host}:{cluster.Port}/api2/json/"),
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"PVEAPIToken={cluster.TokenId}={cluster.TokenSecret}");
        return client;
    }

    [Fact]
    public async Task Who_comes_back_is_told_what_it_missed()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var watcher = await Watcher.Start(fleet);
        await fleet.Controller(id).Sync();

        var missed = await fleet.Grains.GetGrain<IEventsGrain>(GrainKeys.Events(TestFleet.Organization)).Watch(watcher.Reference, watcher.Epoch, watcher.Position);

        missed.Complete.ShouldBeTrue();
        missed.Events.ShouldNotBeEmpty();
        missed.Events[0].Position.ShouldBe(watcher.Position + 1);
    }

    [Theory]
    [InlineData("another epoch", 0)]
    [InlineData(null, 1_000_000)]
    public async Task Who_names_a_place_that_is_not_kept_must_read_again(string? epoch, long position)
    {
        await using var fleet = await TestFleet.Start();
        await fleet.Register();
        var watcher = await Watcher.Start(fleet);

        var missed = await fleet.Grains.GetGrain<IEventsGrain>(GrainKeys.Events(TestFleet.Organization)).Watch(watcher.Reference, epoch ?? watcher.Epoch, position);

        missed.Complete.ShouldBeFalse();
    }

    private sealed class Watcher : IEventObserver
    {
        private readonly Channel<PositionedEvent> seen = Channel.CreateUnbounded<PositionedEvent>();

        public IEventObserver Reference { get; private set; } = null!;

        public string Epoch { get; private set; } = "";

        public long Position { get; private set; }

        public static async Task<Watcher> Start(TestFleet fleet)
        {
            var watcher = new Watcher();
            watcher.Reference = fleet.Grains.CreateObjectReference<IEventObserver>(watcher);
            var now = await fleet.Grains.GetGrain<IEventsGrain>(GrainKeys.Events(TestFleet.Organization)).Watch(watcher.Reference, null, 0);
            (watcher.Epoch, watcher.Position) = (now.Epoch, now.Position);
            return watcher;
        }

        public Task Notify(Guid organization, string epoch, ImmutableArray<PositionedEvent> events)
        {
            foreach (var item in events)
            {
                seen.Writer.TryWrite(item);
            }

            return Task.CompletedTask;
        }

        /// <summary>How many of a kind came that nobody looked at.</summary>
        public int Waiting(string kind)
        {
            var count = 0;
            while (seen.Reader.TryRead(out var item))
            {
                count += item.Event.Kind == kind ? 1 : 0;
            }

            return count;
        }

        public async Task<JsonElement> Next(string kind)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await foreach (var item in seen.Reader.ReadAllAsync(patience.Token))
            {
                if (item.Event.Kind == kind)
                {
                    return JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(item.Event.Json));
                }
            }

            throw new InvalidOperationException($"No event '{kind}' came.");
        }
    }
}
