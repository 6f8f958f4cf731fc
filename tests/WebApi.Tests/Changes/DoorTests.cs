using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Staging, review and direct writes over HTTP.</summary>
public sealed class DoorTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Fact]
    public async Task A_staged_change_is_listed_applied_once_and_on_record()
    {
        await using var fixture = await ChangeableCluster.Start();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var admin = fixture.Clusters.Admin;

        var staged = await (await admin.PostAsJsonAsync(
            $"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", new { payload = new { node = guest.NodeName, vmid = guest.Vmid }, notes = "for the kernel" })).Json(HttpStatusCode.Created);
        var id = staged.Id();
        staged.Text("status").ShouldBe("pending");
        (await admin.Read($"gateway-proxmox-vm/{fixture.Controller}/changes"))[0].Id().ShouldBe(id);
        (await admin.Read($"gateway-vpn/changes/by-gateway/{fixture.Controller}?vendor=proxmox"))[0].Id().ShouldBe(id);
        (await admin.Read($"gateway-proxmox-sdn/{fixture.Controller}/changes")).GetArrayLength().ShouldBe(0);

        (await (await admin.PostAsJsonAsync($"gateway-vpn/changes/{id}/apply", new { force = true })).Json(HttpStatusCode.OK)).Text("status").ShouldBe("applying");
        await fixture.Watch.Ended(id);

        var ended = await admin.Read($"hypervisor/changes/{id}");
        ended.Text("status").ShouldBe("applied");
        ended.Text("notes").ShouldBe("for the kernel");
        guest.IsRunning.ShouldBeFalse();
        (await (await admin.PostAsJsonAsync($"gateway-vpn/changes/{id}/apply", new { })).Json(HttpStatusCode.Conflict)).Text("code").ShouldBe("change_state");
        var audit = await admin.Read($"audit?change_id={id}");
        audit.GetProperty("items").EnumerateArray().Select(entry => entry.Text("action")).Reverse().ShouldBe(["change.staged", "change.applying", "change.started", "change.applied"]);
    }

    [Fact]
    public async Task A_direct_write_answers_with_its_change_and_task()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false, IsTemplate: false });

        var answer = await fixture.Clusters.Admin.PostAsJsonAsync($"{Guest(fixture, guest)}/action", new { action = "start" });
        var result = await answer.Json(HttpStatusCode.Accepted);

        result.Text("upid").ShouldContain(":qmstart:");
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/hypervisor/changes/{result.Text("change_id")}");
        (await fixture.Watch.Ended(result.GetProperty("change_id").GetGuid())).Status.ShouldBe(ChangeStatus.Applied);
        guest.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task With_the_gates_closed_a_direct_write_leaves_no_trace_and_staging_still_works()
    {
        await using var clusters = await SimulatedClusters.Start();
        var controller = await clusters.Register();
        var guest = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var path = $"hypervisor/controllers/{controller}/nodes/{guest.NodeName}/qemu/{guest.Vmid}";

        var refused = await (await clusters.Admin.PostAsJsonAsync($"{path}/action", new { action = "stop" })).Json(HttpStatusCode.Forbidden);
        refused.Text("code").ShouldBe("adapter_read_only");
        refused.Text("detail").ShouldContain("ADAPTER_READ_ONLY");
        refused.Text("detail").ShouldContain("OMADA_READ_ONLY");
        (await clusters.Admin.Read("hypervisor/changes")).GetProperty("items").GetArrayLength().ShouldBe(0);

        var staged = await (await clusters.Admin.PostAsJsonAsync($"gateway-proxmox-vm/{controller}/changes/proxmox.vm.stop", new { payload = new { node = guest.NodeName, vmid = guest.Vmid } })).Json(HttpStatusCode.Created);
        (await (await clusters.Admin.PostAsJsonAsync($"gateway-vpn/changes/{staged.Id()}/apply", new { force = true })).Json(HttpStatusCode.Forbidden)).Text("code").ShouldBe("adapter_read_only");
        clusters.Cluster.Counters.ByRoute.Keys.ShouldNotContain(route => !route.StartsWith("GET "));
    }

    [Fact]
    public async Task What_may_lose_something_must_be_confirmed()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false, IsTemplate: false });

        var refused = await (await fixture.Clusters.Admin.DeleteAsync(Guest(fixture, guest))).Json(HttpStatusCode.Conflict);
        refused.Text("code").ShouldBe("confirmation_required");

        var result = await (await fixture.Clusters.Admin.DeleteAsync($"{Guest(fixture, guest)}?confirmed=true")).Json(HttpStatusCode.Accepted);
        (await fixture.Watch.Ended(result.GetProperty("change_id").GetGuid())).Status.ShouldBe(ChangeStatus.Applied);
        fixture.Cluster.Guests.Find(guest.Vmid).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_whose_base_moved_goes_back_to_review()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsTemplate: false });
        var admin = fixture.Clusters.Admin;
        var id = (await (await admin.PostAsJsonAsync(
            $"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.config?operation=update", new { payload = new { node = guest.NodeName, vmid = guest.Vmid, description = "ours" } })).Json(HttpStatusCode.Created)).Id();

        fixture.Cluster.Guests.Configure(guest.Vmid, "description", "somebody else's");
        var refused = await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.Conflict);

        refused.Text("code").ShouldBe("drifted");
        refused.Text("detail").ShouldContain("digest");
        (await admin.Read($"hypervisor/changes/{id}")).Text("status").ShouldBe("pending");
        (await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.OK)).Text("status").ShouldBe("applying");
        (await fixture.Watch.Ended(id)).Status.ShouldBe(ChangeStatus.Applied);
    }

    [Fact]
    public async Task A_parameter_that_the_cluster_refuses_comes_back_by_field()
    {
        await using var fixture = await shared.Changeable();
        var node = fixture.Cluster.Nodes.All[0].Name;
        await fixture.Cluster.Send(HttpMethod.Post, $"/nodes/{node}/certificates/custom", ("certificates", fixture.Cluster.CertificateAuthority));

        // Proxmox VE takes another certificate in its place only with force.
        var refused = await fixture.Clusters.Admin.PostAsJsonAsync($"hypervisor/controllers/{fixture.Controller}/nodes/{node}/certificates/custom?confirmed=true", new { certificates = fixture.Cluster.CertificateAuthority });

        var problem = await refused.ShouldBeProblem(422, "invalid");
        problem.GetProperty("errors").GetProperty("force")[0].GetString().ShouldNotBeNull().ShouldContain("'force' is not set");
        problem.GetProperty("change_id").GetGuid().ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_again()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

        async Task<HttpResponseMessage> Snapshot(string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Guest(fixture, guest)}/snapshots") { Content = JsonContent.Create(new { snapname = name }) };
            request.Headers.Add("Idempotency-Key", "before the upgrade");
            return await fixture.Clusters.Admin.SendAsync(request);
        }

        var first = await (await Snapshot("one")).Json(HttpStatusCode.Accepted);
        var change = first.GetProperty("change_id").GetGuid();
        await fixture.Watch.Ended(change);
        (await (await Snapshot("one")).Json(HttpStatusCode.OK)).GetProperty("change_id").GetGuid().ShouldBe(change);
        (await (await Snapshot("two")).Json(HttpStatusCode.Conflict)).Text("code").ShouldBe("idempotency_key_reused");
        fixture.Cluster.Counters["POST /nodes/{node}/qemu/{vmid}/snapshot"].ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_again_is_told_again_that_the_change_waits_for_approval()
    {
        await using var fixture = await ChangeableCluster.Start();
        var admin = fixture.Clusters.Admin;
        await (await admin.PutAsJsonAsync($"modules/org/{fixture.Caller.OrganizationId}/hypervisor/settings", new { changes = new { approvals = new[] { new { rule = "one_approver" } } } })).Json(HttpStatusCode.OK);
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

        async Task<HttpResponseMessage> Stop()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Guest(fixture, guest)}/action") { Content = JsonContent.Create(new { action = "stop" }) };
            request.Headers.Add("Idempotency-Key", "one and the same");
            return await admin.SendAsync(request);
        }

        var first = await (await Stop()).Json(HttpStatusCode.Conflict);
        var second = await (await Stop()).Json(HttpStatusCode.Conflict);
        second.Text("code").ShouldBe("approval_required");
        second.GetProperty("change_id").GetGuid().ShouldBe(first.GetProperty("change_id").GetGuid());
        guest.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_direct_write_does_not_apply_what_was_staged_for_review()
    {
        await using var fixture = await shared.Changeable();
        var admin = fixture.Clusters.Admin;
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

        async Task<HttpResponseMessage> Send(string path, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", "one key, two doors");
            return await admin.SendAsync(request);
        }

        await (await Send($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", new { payload = new { node = guest.NodeName, vmid = guest.Vmid } })).Json(HttpStatusCode.Created);
        (await (await Send($"{Guest(fixture, guest)}/action", new { action = "stop" })).Json(HttpStatusCode.Conflict)).Text("code").ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task Bad_payloads_are_refused_with_every_error()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => !guest.IsContainer);
        var admin = fixture.Clusters.Admin;

        var direct = await (await admin.PostAsJsonAsync($"{Guest(fixture, guest)}/clone", new { newid = 7, nmae = "x" })).Json(HttpStatusCode.UnprocessableEntity);
        direct.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order().ShouldBe(["newid", "nmae"]);
        var staged = await (await admin.PostAsJsonAsync($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.sdn.zone", new { payloads = new { } })).Json(HttpStatusCode.UnprocessableEntity);
        staged.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order().ShouldBe(["feature", "payloads"]);
        var twice = await admin.PostAsync($"{Guest(fixture, guest)}/snapshots", new StringContent("""{"snapname":"a","snapname":"b"}""", null, "application/json"));
        await twice.Json(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Whoever_may_not_write_may_not_write()
    {
        await using var fixture = await ChangeableCluster.Start();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var operators = (await fixture.Clusters.App.User(Role.Operator)).Client;
        var stranger = (await fixture.Clusters.App.User(Role.OrgAdmin, organization: await fixture.Clusters.App.Organization(fixture.Clusters.Admin, "Others"))).Client;

        await (await operators.PostAsJsonAsync($"{Guest(fixture, guest)}/action", new { action = "stop" })).Json(HttpStatusCode.Forbidden);
        await (await stranger.PostAsJsonAsync($"{Guest(fixture, guest)}/action", new { action = "stop" })).Json(HttpStatusCode.NotFound);
        var id = (await (await fixture.Clusters.Admin.PostAsJsonAsync($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", new { payload = new { node = guest.NodeName, vmid = guest.Vmid } })).Json(HttpStatusCode.Created)).Id();
        await (await operators.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.Forbidden);
        await (await stranger.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.NotFound);
        (await stranger.Read("hypervisor/changes")).GetProperty("items").GetArrayLength().ShouldBe(0);
        guest.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_persons_are_two_persons()
    {
        await using var fixture = await ChangeableCluster.Start();
        var admin = fixture.Clusters.Admin;
        var organization = fixture.Caller.OrganizationId;
        await (await admin.PutAsJsonAsync($"modules/org/{organization}/hypervisor/settings", new { changes = new { approvals = new[] { new { scope = new { risk = "disruptive" }, rule = "two_persons" } } } })).Json(HttpStatusCode.OK);
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

        var refused = await (await admin.PostAsJsonAsync($"{Guest(fixture, guest)}/action", new { action = "stop" })).Json(HttpStatusCode.Conflict);
        refused.Text("code").ShouldBe("approval_required");
        var id = refused.GetProperty("change_id").GetGuid();
        (await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/approve", new { reason = "mine" })).Json(HttpStatusCode.OK)).Text("status").ShouldBe("pending");
        (await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.Conflict)).Text("code").ShouldBe("approval_required");

        var other = (await fixture.Clusters.App.User(Role.SiteAdmin)).Client;
        (await (await other.PostAsJsonAsync($"hypervisor/changes/{id}/approve", new { })).Json(HttpStatusCode.OK)).Text("status").ShouldBe("approved");
        (await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.OK)).Text("status").ShouldBe("applying");
        (await fixture.Watch.Ended(id)).Status.ShouldBe(ChangeStatus.Applied);
    }

    [Fact]
    public async Task Outside_its_window_a_change_waits_and_after_its_lifetime_it_expires()
    {
        await using var fixture = await ChangeableCluster.Start();
        var admin = fixture.Clusters.Admin;
        var now = fixture.Clusters.App.Clock.GetUtcNow();
        var (start, end) = (now.AddHours(2).ToString("HH:mm"), now.AddHours(3).ToString("HH:mm"));
        await (await admin.PutAsJsonAsync($"modules/org/{fixture.Caller.OrganizationId}/hypervisor/settings", new { changes = new { lifetime_hours = 24, windows = new[] { new { start, end } } } })).Json(HttpStatusCode.OK);
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var id = (await (await admin.PostAsJsonAsync($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", new { payload = new { node = guest.NodeName, vmid = guest.Vmid } })).Json(HttpStatusCode.Created)).Id();

        (await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/apply", new { })).Json(HttpStatusCode.Conflict)).Text("code").ShouldBe("outside_window");
        await fixture.As(id, async change =>
        {
            fixture.Clusters.App.Clock.Advance(TimeSpan.FromHours(25));
            return await change.Get();
        });

        (await fixture.As(id, change => change.Get())).Status.ShouldBe(ChangeStatus.Expired);
    }

    [Fact]
    public async Task In_bulk_one_bad_guest_stops_no_other()
    {
        await using var fixture = await shared.Changeable();
        var guests = fixture.Cluster.Guests.All.Where(guest => guest is { IsTemplate: false, IsRunning: true }).Take(5).ToList();
        var targets = guests.Select(guest => new { node = guest.NodeName, vm_type = guest.IsContainer ? "lxc" : "qemu", vmid = guest.Vmid }).Append(new { node = "pve1", vm_type = "qemu", vmid = 999999 }).ToArray();

        var results = await (await fixture.Clusters.Admin.PostAsJsonAsync($"hypervisor/controllers/{fixture.Controller}/bulk-action", new { targets, action = "stop" })).Json(HttpStatusCode.OK);

        results.EnumerateArray().Select(result => result.GetProperty("vmid").GetInt32()).ShouldBe(targets.Select(target => target.vmid));
        results.EnumerateArray().Select(result => result.GetProperty("success").GetBoolean()).ShouldBe([.. guests.Select(_ => true), false]);
        results[targets.Length - 1].GetProperty("error").Text("code").ShouldBe("not_found");
        foreach (var result in results.EnumerateArray().Take(guests.Count))
        {
            (await fixture.Watch.Ended(result.GetProperty("change_id").GetGuid())).Status.ShouldBe(ChangeStatus.Applied);
        }

        guests.ShouldAllBe(guest => !guest.IsRunning);
    }

    [Fact]
    public async Task Preflight_names_what_runs_on_a_node_and_what_blocks_a_zone()
    {
        await using var fixture = await shared.Changeable();
        var admin = fixture.Clusters.Admin;
        var path = $"hypervisor/controllers/{fixture.Controller}/preflight";
        var running = fixture.Cluster.Guests.All.Where(guest => guest is { IsRunning: true, NodeName: "pve1" }).Select(guest => guest.Vmid).ToList();

        var reboot = await (await admin.PostAsJsonAsync(path, new { feature = "proxmox.node.reboot", payload = new { node = "pve1" } })).Json(HttpStatusCode.OK);
        reboot.Text("risk").ShouldBe("catastrophic");
        reboot.GetProperty("requires_confirmation").GetBoolean().ShouldBeTrue();
        reboot.GetProperty("impact").EnumerateArray().Where(item => item.Text("kind") == "guest").Select(item => int.Parse(item.Text("id").Split('/')[1])).ShouldBe(running, ignoreOrder: true);

        await fixture.Cluster.Send(HttpMethod.Post, "/cluster/sdn/zones", ("zone", "blocked"), ("type", "simple"));
        await fixture.Cluster.Send(HttpMethod.Post, "/cluster/sdn/vnets", ("vnet", "inside"), ("zone", "blocked"));
        var zone = await (await admin.DeleteAsync($"hypervisor/controllers/{fixture.Controller}/sdn/zones/blocked?confirmed=true")).Json(HttpStatusCode.Conflict);
        zone.Text("code").ShouldBe("zone_in_use");
        zone.Text("detail").ShouldContain("inside");

        var unknown = await admin.DeleteAsync($"hypervisor/controllers/{fixture.Controller}/nodes/pve1/storage/local/content/local:iso/nothing%20here.iso?confirmed=true");
        await unknown.Json(HttpStatusCode.NotFound);
        fixture.Cluster.Counters.ByRoute.Keys.ShouldNotContain(route => route.StartsWith("DELETE "));
    }

    [Fact]
    public async Task A_plan_shows_the_difference_and_no_secret()
    {
        await using var fixture = await ChangeableCluster.Start();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsTemplate: false });
        fixture.Cluster.Guests.Configure(guest.Vmid, "description", "before");

        var staged = await (await fixture.Clusters.Admin.PostAsJsonAsync(
            $"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.config?operation=update",
            new { payload = new { node = guest.NodeName, vmid = guest.Vmid, description = "after", cipassword = "canary-of-the-plan" } })).Json(HttpStatusCode.Created);

        staged.GetProperty("plan").GetProperty("diff").EnumerateArray().Single(change => change.Text("key") == "description").ShouldSatisfyAllConditions(
            change => change.Text("from").ShouldBe("before"), change => change.Text("to").ShouldBe("after"));
        staged.GetRawText().ShouldNotContain("canary-of-the-plan");
        (await fixture.Clusters.Admin.Read("hypervisor/changes")).GetRawText().ShouldNotContain("canary-of-the-plan");
        (await fixture.Clusters.Admin.Read("audit?limit=1000")).GetRawText().ShouldNotContain("canary-of-the-plan");
        fixture.Clusters.App.Logs.Lines.ShouldNotContain(line => line.Contains("canary-of-the-plan"));
    }

    private static string Guest(ChangeableCluster fixture, PveSimulator.SimulatedGuest guest) =>
        $"hypervisor/controllers/{fixture.Controller}/nodes/{guest.NodeName}/{(guest.IsContainer ? "lxc" : "qemu")}/{guest.Vmid}";
}
