using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class EventsApiTests
{
    [Fact]
    public async Task A_guest_that_stops_is_told_without_being_asked_for()
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();
        var guest = clusters.Cluster.Guests.All.First(guest => guest is { IsRunning: true, IsTemplate: false });
        await using var viewer = await Viewer.Open(clusters.Admin, "hypervisor/fleet/events");
        (await viewer.Next("hello")).Data.GetProperty("heartbeat_seconds").GetInt32().ShouldBe(5);

        clusters.Cluster.Guests.Stop(guest.Vmid);
        await clusters.Sync(id);

        var changed = (await viewer.Next("inventory")).Data.GetProperty("guests").GetProperty("changed").EnumerateArray().Single(row => row.Text("id") == $"{id}/{guest.Vmid}");
        changed.Text("status").ShouldBe("stopped");
    }

    [Fact]
    public async Task Who_comes_back_with_an_id_is_told_what_came_after()
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();
        string seen;
        await using (var viewer = await Viewer.Open(clusters.Admin, "hypervisor/fleet/events"))
        {
            seen = (await viewer.Next("hello")).Id;
        }

        await clusters.Sync(id);
        await using var again = await Viewer.Open(clusters.Admin, "hypervisor/fleet/events", seen);

        await again.Next("hello");
        (await again.Next("inventory")).Data.GetProperty("controller_id").GetGuid().ShouldBe(id);
    }

    [Fact]
    public async Task Who_comes_back_with_an_unknown_id_must_read_again()
    {
        await using var clusters = await SimulatedClusters.Start();
        await clusters.Register();
        await using var viewer = await Viewer.Open(clusters.Admin, "hypervisor/fleet/events", "long-gone-17");

        await viewer.Next("reset");
    }

    [Fact]
    public async Task A_stream_ends_with_its_session()
    {
        await using var clusters = await SimulatedClusters.Start();
        var user = await clusters.App.User(Role.Viewer, clusters.Admin);
        await using var viewer = await Viewer.Open(user.Client, "hypervisor/fleet/events");
        await viewer.Next("hello");

        (await user.Client.PostAsync("auth/logout", null)).EnsureSuccessStatusCode();

        await viewer.End();
    }

    [Fact]
    public async Task Another_organization_hears_nothing()
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();
        var other = await clusters.App.Organization(clusters.Admin, "Other");
        var stranger = await clusters.App.User(Role.Viewer, clusters.Admin, other);
        await using var viewer = await Viewer.Open(stranger.Client, "hypervisor/fleet/events");
        await viewer.Next("hello");

        await clusters.Sync(id);

        (await viewer.Next()).Kind.ShouldBe("heartbeat");
    }

    private sealed class Viewer : IAsyncDisposable
    {
        private readonly HttpResponseMessage response;
        private readonly IAsyncEnumerator<SseItem<string>> items;

        private Viewer(HttpResponseMessage response, Stream stream) =>
            (this.response, items) = (response, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());

        public static async Task<Viewer> Open(HttpClient client, string path, string? lastEventId = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } } };
            if (lastEventId is not null)
            {
                request.Headers.Add("Last-Event-ID", lastEventId);
            }

            var response = (await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode();
            return new Viewer(response, await response.Content.ReadAsStreamAsync());
        }

        public async Task<(string Kind, string Id, JsonElement Data)> Next()
        {
            (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("the stream ended");
            return (items.Current.EventType, items.Current.EventId ?? "", JsonElement.Parse(items.Current.Data));
        }

        public async Task<(string Kind, string Id, JsonElement Data)> Next(string kind)
        {
            for (var read = 0; read < 20; read++)
            {
                var item = await Next();
                if (item.Kind == kind)
                {
                    return item;
                }
            }

            throw new InvalidOperationException($"No event '{kind}' was among the first 20.");
        }

        public async Task End()
        {
            while (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)))
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            try
            {
                await items.DisposeAsync();
            }
            catch (NotSupportedException)
            {
                // A read that a timeout left behind.
            }
        }
    }
}
