namespace Hypervisor.PveSimulator.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly SignallingClock _time = new();
    private SimulatedFleet _fleet = null!;
    private TestClient _client = null!;

    private SimulatedCluster Cluster => _fleet.Clusters[0];

    public async Task InitializeAsync()
    {
        _fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 5, InstantTasks = true }, _time);
        _client = new TestClient(Cluster);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _fleet.DisposeAsync();
    }

    [Fact]
    public async Task A_status_hits_as_often_as_it_was_told_to()
    {
        Cluster.Faults.Add(Fault.Status(503, "overloaded") with { Count = 2, PathPrefix = "/version" });

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var hit = await _client.Send("GET", "/version");
            ((int)hit.StatusCode).ShouldBe(503);
            hit.ReasonPhrase.ShouldBe("overloaded");
        }
        await _client.Get("/version");
    }

    [Fact]
    public async Task A_fault_leaves_other_paths_and_methods_alone()
    {
        Cluster.Faults.Add(new Fault(FaultKind.Reset) { PathPrefix = "/nodes", Method = "POST" });

        await _client.Get("/nodes");
        await _client.Get("/version");
    }

    [Fact]
    public async Task Latency_waits_for_the_clock()
    {
        Cluster.Faults.Add(Fault.Latency(TimeSpan.FromMinutes(1)));
        var isWaiting = _time.WhenWaitedFor(TimeSpan.FromMinutes(1));
        var asked = _client.Send("GET", "/version");
        await isWaiting;
        asked.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromMinutes(1));
        using var response = await asked;
        ((int)response.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_comes_before_the_work_or_after_it(bool takesEffect)
    {
        Cluster.Guests.Create(new GuestSpec(900, "pve1"));
        Cluster.Faults.Add(new Fault(FaultKind.Reset) { TakesEffect = takesEffect });

        await Should.ThrowAsync<HttpRequestException>(() => _client.Send("POST", "/nodes/pve1/qemu/900/status/start", ""));

        Cluster.Guests.Find(900)!.IsRunning.ShouldBe(takesEffect);
    }

    [Fact]
    public async Task A_hang_is_never_answered()
    {
        Cluster.Faults.Add(new Fault(FaultKind.Hang));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => _client.Send("GET", "/version", cancellation: patience.Token));
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task The_connection_breaks(FaultKind kind)
    {
        Cluster.Faults.Add(new Fault(kind));

        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            using var response = await _client.Send("GET", "/cluster/resources");
            await response.Content.ReadAsStringAsync();
        });
    }

    [Fact]
    public async Task An_endless_body_goes_on_and_on()
    {
        Cluster.Faults.Add(new Fault(FaultKind.EndlessBody));
        using var response = await _client.Send("GET", "/version");
        await using var body = await response.Content.ReadAsStreamAsync();

        await body.ReadExactlyAsync(new byte[1 << 20]);
    }

    [Fact]
    public async Task A_huge_body_is_announced()
    {
        Cluster.Faults.Add(new Fault(FaultKind.HugeBody));
        using var response = await _client.Send("GET", "/version");

        response.Content.Headers.ContentLength.ShouldBe(1L << 30);
    }

    [Theory]
    [InlineData(FaultKind.InvalidJson, "application/json")]
    [InlineData(FaultKind.HtmlPage, "text/html")]
    public async Task A_body_is_no_JSON(FaultKind kind, string type)
    {
        Cluster.Faults.Add(new Fault(kind));
        using var response = await _client.Send("GET", "/version");

        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        var text = await response.Content.ReadAsStringAsync();
        Should.Throw<System.Text.Json.JsonException>(() => System.Text.Json.JsonDocument.Parse(text));
    }

    [Fact]
    public async Task A_revoked_token_is_refused()
    {
        Cluster.Faults.RevokeToken();
        using var response = await _client.Send("GET", "/version");

        response.ReasonPhrase.ShouldBe("Authentication failed!");
    }

    [Fact]
    public async Task Without_quorum_nothing_starts()
    {
        Cluster.Guests.Create(new GuestSpec(900, "pve1"));
        Cluster.Faults.LoseQuorum();
        using var response = await _client.Send("POST", "/nodes/pve1/qemu/900/status/start", "");

        response.ReasonPhrase.ShouldBe("cluster not ready - no quorum?");
    }

    [Fact]
    public async Task A_node_that_is_down_refuses_and_the_others_say_so_until_it_is_back()
    {
        await Cluster.Nodes.TakeDown("pve1");
        await Should.ThrowAsync<HttpRequestException>(() => _client.Send("GET", "/version"));
        _client.Host = Cluster.Nodes.All[1].Address.ToString();
        using var forwarded = await _client.Send("GET", "/nodes/pve1/status");
        ((int)forwarded.StatusCode).ShouldBe(595);
        forwarded.ReasonPhrase.ShouldBe("No route to host");
        (await _client.Get("/nodes"))!.AsArray().Single(node => node!["node"]!.GetValue<string>() == "pve1")!["status"]!.GetValue<string>().ShouldBe("offline");

        await Cluster.Nodes.BringUp("pve1");
        _client.Host = Cluster.Host;
        await _client.Get("/version");
    }

    [Fact]
    public async Task After_a_power_cut_only_guests_that_start_with_the_node_run()
    {
        Cluster.Guests.Create(new GuestSpec(900, "pve2") { IsRunning = true });
        Cluster.Guests.Create(new GuestSpec(901, "pve2") { IsRunning = true, Options = new Dictionary<string, string> { ["onboot"] = "1" } });

        await Cluster.Nodes.TakeDown("pve2");
        Cluster.Guests.Find(900)!.IsRunning.ShouldBeTrue();
        await Cluster.Nodes.BringUp("pve2");

        Cluster.Guests.Find(900)!.IsRunning.ShouldBeFalse();
        Cluster.Guests.Find(901)!.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cluster_that_is_unreachable_accepts_no_connection()
    {
        await _client.Get("/version");
        await Cluster.Faults.BeUnreachable();
        foreach (var node in Cluster.Nodes.All)
        {
            _client.Host = node.Address.ToString();
            await Should.ThrowAsync<HttpRequestException>(() => _client.Send("GET", "/version"));
        }

        await Cluster.Faults.Clear();
        await _client.Get("/version");
    }

    [Fact]
    public async Task The_next_task_fails_as_told_and_only_the_next()
    {
        Cluster.Guests.Create(new GuestSpec(900, "pve1"));
        Cluster.Faults.FailNextTask("start failed: QEMU exited with code 1");

        (await _client.Status(await _client.Start("/nodes/pve1/qemu/900/status/start")))["exitstatus"]!.GetValue<string>().ShouldBe("start failed: QEMU exited with code 1");
        (await _client.Status(await _client.Start("/nodes/pve1/qemu/900/status/start")))["exitstatus"]!.GetValue<string>().ShouldBe("OK");
    }

    [Fact]
    public async Task A_held_lock_stops_tasks()
    {
        Cluster.Guests.Create(new GuestSpec(900, "pve1"));
        Cluster.Faults.HoldLock(900, "migrate");

        (await _client.Status(await _client.Start("/nodes/pve1/qemu/900/status/start")))["exitstatus"]!.GetValue<string>().ShouldBe("VM is locked (migrate)");
    }

    [Fact]
    public void A_changed_certificate_has_another_fingerprint()
    {
        var before = Cluster.Fingerprint;
        Cluster.Faults.ChangeCertificate();

        Cluster.Fingerprint.ShouldNotBe(before);
    }

    [Fact]
    public async Task Tickets_expire_at_once()
    {
        var ticket = Cluster.Tickets.Create(Cluster.Username, _time.GetUtcNow());
        Cluster.Tickets.Check(ticket, _time.GetUtcNow()).ShouldBe("root@pam");
        Cluster.Faults.ExpireTickets();

        Cluster.Tickets.Check(ticket, _time.GetUtcNow()).ShouldBeNull();
        await _client.Get("/version");
    }
}
