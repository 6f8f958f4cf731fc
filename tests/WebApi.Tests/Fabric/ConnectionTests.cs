using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Events come in, changes are staged: once each, and only where they should be.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task An_event_stages_its_change_once_however_often_it_is_told()
    {
        await using var fixture = await WiredCluster.Start();
        var connection = await fixture.Connect(fixture.Wiring());

        await fixture.Tell(key: "one");
        var run = await fixture.Run(connection, "succeeded");
        await fixture.Tell(key: "one");

        var change = (await fixture.Staged()).ShouldHaveSingleItem();
        change.Id().ShouldBe(run.GetProperty("changes")[0].GetGuid());
        change.Text("origin").ShouldBe("fabric");
        change.Text("status").ShouldBe("pending");
        change.Text("feature").ShouldBe("proxmox.snapshot.create");
        change.GetProperty("payload").Text("snapname").ShouldBe("fw-r1");
        change.GetProperty("target").GetProperty("vmid").GetInt32().ShouldBe(fixture.Guest.Vmid);
        change.GetProperty("cause").GetProperty("connection_id").GetGuid().ShouldBe(connection);
        change.GetProperty("requested_by").Text("username").ShouldBe("admin");
        (await fixture.Admin.Read($"fabric/connections/{connection}/runs")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_condition_a_cooldown_and_being_switched_off_hold_it_back()
    {
        await using var fixture = await WiredCluster.Start();
        var connection = await fixture.Connect(fixture.Wiring(conditions: [new { field = "severity", op = "ge", value = 3 }], cooldown: 60));

        await fixture.Tell(new { vmid = fixture.Guest.Vmid, rule = "a", severity = 2 });
        (await fixture.Admin.Read($"fabric/connections/{connection}/runs")).GetArrayLength().ShouldBe(0);

        await fixture.Tell(new { vmid = fixture.Guest.Vmid, rule = "b", severity = 3 });
        await fixture.Run(connection, "succeeded");
        await fixture.Tell(new { vmid = fixture.Guest.Vmid, rule = "c", severity = 3 });
        await fixture.Run(connection, "cooled_down");

        fixture.App.Clock.Advance(TimeSpan.FromSeconds(61));
        await fixture.Tell(new { vmid = fixture.Guest.Vmid, rule = "d", severity = 3 });
        await fixture.Run(connection, "succeeded");

        (await fixture.Admin.PutAsJsonAsync($"fabric/connections/{connection}", fixture.Wiring(enabled: false))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await fixture.Tell(new { vmid = fixture.Guest.Vmid, rule = "e", severity = 3 });
        (await fixture.Staged()).Select(change => change.GetProperty("payload").Text("snapname")).ShouldBe(["fw-d", "fw-b"]);
    }

    [Fact]
    public async Task Changes_of_connections_do_not_go_round_in_a_loop()
    {
        await using var fixture = await WiredCluster.Start();
        var connection = await fixture.Connect(fixture.Wiring(source: "controller.change.staged", inputs: new { controller_id = "{{ event.controller_id }}", node = "{{event.node}}", vmid = "{{ event.vmid }}", snapname = "before" }));

        var staged = await fixture.Admin.PostAsJsonAsync($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", new { payload = new { node = fixture.Guest.NodeName, vmid = fixture.Guest.Vmid } });
        staged.StatusCode.ShouldBe(HttpStatusCode.Created);

        var run = await fixture.Run(connection, "succeeded");
        run.Text("event_kind").ShouldBe("controller.change.staged");
        (await fixture.Staged()).Select(change => change.Text("feature")).ShouldBe(["proxmox.snapshot.create", "proxmox.vm.stop"]);
        (await fixture.Admin.Read($"fabric/connections/{connection}/runs")).EnumerateArray().Select(run => run.Text("outcome")).Order().ShouldBe(["loop_stopped", "succeeded"]);
    }

    [Fact]
    public async Task What_is_refused_again_and_again_becomes_a_dead_letter_that_can_be_replayed()
    {
        await using var fixture = await WiredCluster.Start();
        var author = await fixture.App.User(Role.OrgAdmin, fixture.Admin);
        var connection = await fixture.Connect(fixture.Wiring(), author.Client);
        (await fixture.Admin.PatchAsJsonAsync($"users/{author.Id}", new { role = "viewer" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        await fixture.Tell();
        for (var attempt = 1; attempt < 6; attempt++)
        {
            var waiting = await fixture.Run(connection, "waiting", run => run.GetProperty("attempts").GetInt32() == attempt);
            waiting.Text("detail").ShouldContain("viewer");
            fixture.App.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var dead = await fixture.Run(connection, "dead");
        dead.GetProperty("attempts").GetInt32().ShouldBe(6);
        (await fixture.Staged()).ShouldBeEmpty();
        var letter = (await fixture.Admin.Read($"fabric/connections/{connection}/dead-letters"))[0];
        letter.Text("reason").ShouldContain("site_admin");

        (await fixture.Admin.PatchAsJsonAsync($"users/{author.Id}", new { role = "site_admin" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fixture.Admin.PostAsync($"fabric/connections/{connection}/dead-letters/{letter.Id()}/replay", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await fixture.Run(connection, "succeeded");
        (await fixture.Staged()).ShouldHaveSingleItem().GetProperty("requested_by").Text("username").ShouldBe(author.Name);
        (await fixture.Admin.Read($"fabric/connections/{connection}/dead-letters")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_lacks_a_value_is_a_dead_letter_at_once_and_can_be_thrown_away()
    {
        await using var fixture = await WiredCluster.Start();
        var connection = await fixture.Connect(fixture.Wiring());

        await fixture.Tell(new { rule = "r" });
        (await fixture.Run(connection, "dead")).Text("detail").ShouldContain("no value for vmid");
        var letter = (await fixture.Admin.Read($"fabric/connections/{connection}/dead-letters"))[0];

        (await fixture.Admin.DeleteAsync($"fabric/connections/{connection}/dead-letters/{letter.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await fixture.Run(connection, "discarded");
        await (await fixture.Admin.DeleteAsync($"fabric/connections/{connection}/dead-letters/{letter.Id()}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_queue_that_is_lost_with_its_silo_is_gone_on_with()
    {
        await using var fixture = await WiredCluster.Start();
        var author = await fixture.App.User(Role.OrgAdmin, fixture.Admin);
        var connection = await fixture.Connect(fixture.Wiring(), author.Client);
        (await fixture.Admin.PatchAsJsonAsync($"users/{author.Id}", new { role = "viewer" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await fixture.Tell();
        await fixture.Run(connection, "waiting", run => run.GetProperty("attempts").GetInt32() == 1);

        var queue = fixture.App.Grains.GetGrain<IFabricConnectionGrain>(GrainKeys.FabricConnection(connection));
        await fixture.App.Deactivate(queue);
        (await fixture.Admin.PatchAsJsonAsync($"users/{author.Id}", new { role = "site_admin" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(5));

        (await fixture.Run(connection, "succeeded")).GetProperty("attempts").GetInt32().ShouldBe(2);
        (await fixture.Staged()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Events_of_guests_and_of_their_tasks_are_told_when_they_happen()
    {
        await using var fixture = await WiredCluster.Start();
        var inputs = new { controller_id = "{{ event.controller_id }}", node = "{{ event.node }}", vmid = "{{ event.vmid }}", vm_type = "{{ event.vm_type }}" };
        var connection = await fixture.Connect(fixture.Wiring(source: "hypervisor.guest.stopped", operation: "hypervisor.vm.start", inputs: inputs, conditions: [new { field = "vmid", op = "in", value = new[] { fixture.Guest.Vmid } }]));
        var tasks = await fixture.Connect(fixture.Wiring(name: "tasks", source: "hypervisor.task.ended", inputs: new { controller_id = fixture.Controller, node = fixture.Guest.NodeName, vmid = "{{ event.vmid }}", snapname = "after" }));

        (await fixture.Admin.PostAsJsonAsync($"hypervisor/controllers/{fixture.Controller}/nodes/{fixture.Guest.NodeName}/qemu/{fixture.Guest.Vmid}/action", new { action = "stop" })).IsSuccessStatusCode.ShouldBeTrue();
        await fixture.Changes.Clusters.Sync(fixture.Controller);
        await fixture.Changes.Clusters.Sync(fixture.Controller);

        await fixture.Run(connection, "succeeded");
        await fixture.Run(tasks, "succeeded");
        (await fixture.Staged()).Select(change => change.Text("feature")).Order().ShouldBe(["proxmox.snapshot.create", "proxmox.vm.start", "proxmox.vm.stop"]);
    }

    [Fact]
    public async Task A_test_tells_what_would_happen_and_stages_nothing()
    {
        await using var fixture = await WiredCluster.Start();
        var connection = await fixture.Connect(fixture.Wiring(conditions: [new { field = "rule", op = "starts_with", value = "r" }]));

        var tested = await Test(new { @event = "ingest.firewall.rule.applied", payload = new { vmid = fixture.Guest.Vmid, rule = "r9" } });
        tested.GetProperty("would_run").GetBoolean().ShouldBeTrue(tested.GetRawText());
        tested.GetProperty("steps")[0].GetProperty("inputs").Text("snapname").ShouldBe("fw-r9");
        tested.GetProperty("steps")[0].GetProperty("inputs").GetProperty("vmid").GetInt32().ShouldBe(fixture.Guest.Vmid);

        var refused = await Test(new { @event = "ingest.firewall.rule.applied", payload = new { vmid = 1, rule = "x" } });
        refused.GetProperty("would_run").GetBoolean().ShouldBeFalse();
        refused.GetProperty("conditions")[0].GetProperty("holds").GetBoolean().ShouldBeFalse();
        refused.GetProperty("steps")[0].GetProperty("errors")[0].GetString()!.ShouldContain("vmid");
        (await Test(new { @event = "hypervisor.node.offline" })).GetProperty("event_matches").GetBoolean().ShouldBeFalse();
        (await fixture.Staged()).ShouldBeEmpty();

        async Task<System.Text.Json.JsonElement> Test(object told) => await (await fixture.Admin.PostAsJsonAsync($"fabric/connections/{connection}/test", told)).Json(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whatever_can_be_found_out_when_it_is_saved_is_refused_then()
    {
        await using var fixture = await WiredCluster.Start();
        (await Refused(new { name = "", source_event = "Bad Kind", steps = Array.Empty<object>(), cooldown = 86_401 })).ShouldBe(["cooldown", "name", "source_event", "steps"]);
        (await Refused(fixture.Wiring(source: "hypervisor.nothing"))).ShouldBe(["source_event"]);
        (await Refused(fixture.Wiring(operation: "hypervisor.vm.explode"))).ShouldBe(["steps[0].operation_id"]);
        (await Refused(fixture.Wiring(operation: "hypervisor.guests.list", inputs: new { }))).ShouldBe(["steps[0].operation_id"]);
        (await Refused(fixture.Wiring(source: "hypervisor.node.offline"))).ShouldBe(["steps[0].inputs"]);
        (await Refused(fixture.Wiring(inputs: new { controller_id = fixture.Controller, node = "pve1", vmid = 100, snapname = "a", wrong = 1 }))).ShouldBe(["steps[0].inputs.wrong"]);
        (await Refused(fixture.Wiring(inputs: new { controller_id = fixture.Controller, node = "pve1", vmid = 100 }))).ShouldBe(["steps[0].inputs.snapname"]);
        (await Refused(fixture.Wiring(inputs: new { controller_id = fixture.Controller, node = "pve1", vmid = 1, snapname = "aa" }))).ShouldBe(["steps[0].inputs.vmid"]);
        (await Refused(fixture.Wiring(inputs: new { controller_id = fixture.Controller, node = "pve1", vmid = "{{ vmid }}", snapname = "a" }))).ShouldBe(["steps[0].inputs"]);
        (await Refused(fixture.Wiring(source: "hypervisor.guest.*", conditions: [new { field = "vmid", op = "gt", value = "100" }, new { field = "none", op = "like", value = 1 }]))).ShouldBe(
            ["conditions[0].value", "conditions[1].field", "conditions[1].op", "steps[0].inputs"]);

        async Task<string[]> Refused(object wiring) => (await (await fixture.Admin.PostAsJsonAsync("fabric/connections", wiring)).ShouldBeProblem(422, "invalid")).Fields();
    }

    [Fact]
    public async Task Roles_and_tenants_are_kept_apart()
    {
        await using var fixture = await WiredCluster.Start();
        var connection = await fixture.Connect(fixture.Wiring());
        var other = await fixture.App.User(Role.OrgAdmin, fixture.Admin, await fixture.App.Organization(fixture.Admin, "Other"));
        var siteAdmin = await fixture.App.User(Role.SiteAdmin, fixture.Admin);
        var viewer = await fixture.App.User(Role.Viewer, fixture.Admin);

        (await other.Client.Read("fabric/connections")).GetArrayLength().ShouldBe(0);
        await (await other.Client.GetAsync($"fabric/connections/{connection}/runs")).ShouldBeProblem(404, "not_found");
        await (await other.Client.DeleteAsync($"fabric/connections/{connection}")).ShouldBeProblem(404, "not_found");
        (await siteAdmin.Client.PostAsJsonAsync("fabric/connections", fixture.Wiring(name: "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.Client.Read("fabric/connections")).GetArrayLength().ShouldBe(1);
        (await viewer.Client.PostAsJsonAsync("fabric/ingest", new { @event = "a" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await (await fixture.Admin.PostAsJsonAsync("fabric/connections", fixture.Wiring())).ShouldBeProblem(409, "name_taken");
        (await (await fixture.Admin.PostAsJsonAsync("fabric/ingest", new { @event = "A b" })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["event"]);
        (await fixture.Admin.DeleteAsync($"fabric/connections/{connection}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Admin.Read("fabric/connections")).GetArrayLength().ShouldBe(0);
    }
}
