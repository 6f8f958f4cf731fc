using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>Review, and many at once, over HTTP.</summary>
public sealed class ReviewTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Fact]
    public async Task One_approver_may_be_who_asked()
    {
        await using var fixture = await ChangeableCluster.Start();
        await Policy(fixture, new { approvals = new[] { new { rule = "one_approver" } } });
        var id = await Stage(fixture, Running(fixture)[0]);
        var admin = fixture.Clusters.Admin;

        (await (await admin.PostAsync($"hypervisor/changes/{id}/apply", null)).ShouldBeProblem(409, "approval_required")).ToString();
        (await (await admin.PostAsJsonAsync($"hypervisor/changes/{id}/approve", new { reason = "I know" })).Json(HttpStatusCode.OK)).Text("status").ShouldBe("approved");
        (await (await admin.PostAsync($"hypervisor/changes/{id}/apply", null)).Json(HttpStatusCode.OK)).Text("status").ShouldBe("applying");
        (await fixture.Watch.Ended(id)).Status.ShouldBe(ChangeStatus.Applied);
    }

    [Fact]
    public async Task More_changes_than_may_be_open_are_refused_until_one_is_over()
    {
        await using var fixture = await ChangeableCluster.Start();
        await Policy(fixture, new { max_open = 2 });
        var guests = Running(fixture);
        var first = await Stage(fixture, guests[0]);
        await Stage(fixture, guests[1]);

        var refused = await fixture.Clusters.Admin.PostAsJsonAsync($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", Stop(guests[2]));
        await refused.ShouldBeProblem(429, "too_many_changes");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await fixture.Clusters.Admin.PostAsync($"hypervisor/changes/{first}/discard", null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Stage(fixture, guests[2]);
    }

    [Fact]
    public async Task Of_two_who_apply_at_once_over_HTTP_one_is_told_that_the_other_did()
    {
        await using var fixture = await shared.Changeable();
        var id = await Stage(fixture, Running(fixture)[0]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Clusters.Admin.PostAsync($"hypervisor/changes/{id}/apply", null)));

        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([200, 409, 409, 409]);
        await fixture.Watch.Ended(id);
        fixture.Cluster.Counters["POST /nodes/{node}/qemu/{vmid}/status/stop"].ShouldBe(1);
    }

    [Fact]
    public async Task Many_are_reviewed_at_once_with_a_result_each()
    {
        await using var fixture = await ChangeableCluster.Start();
        await Policy(fixture, new { approvals = new[] { new { rule = "one_approver" } } });
        var guests = Running(fixture);
        Guid[] ids = [await Stage(fixture, guests[0]), await Stage(fixture, guests[1]), Guid.NewGuid()];
        var admin = fixture.Clusters.Admin;

        var approved = await (await admin.PostAsJsonAsync("hypervisor/changes/bulk", new { action = "approve", change_ids = ids, reason = "window" })).Json(HttpStatusCode.OK);
        approved.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ok").GetBoolean()).ShouldBe([true, true, false]);
        approved.GetProperty("results")[2].GetProperty("error").Text("code").ShouldBe("not_found");
        await (await admin.PostAsJsonAsync("hypervisor/changes/bulk", new { action = "apply", change_ids = ids[..2] })).Json(HttpStatusCode.OK);

        foreach (var id in ids[..2])
        {
            (await fixture.Watch.Ended(id)).Status.ShouldBe(ChangeStatus.Applied);
        }

        (await admin.Read("hypervisor/changes?requested_by=me")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await admin.Read($"hypervisor/changes?requested_by={Guid.NewGuid()}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await (await admin.PostAsJsonAsync("hypervisor/changes/bulk", new { action = "burn", change_ids = Array.Empty<Guid>() })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["action", "change_ids"]);
    }

    [Fact]
    public async Task The_log_of_a_change_is_that_of_its_task()
    {
        await using var fixture = await ChangeableCluster.Start();
        var id = await Stage(fixture, Running(fixture)[0]);
        (await fixture.Clusters.Admin.Read($"hypervisor/changes/{id}/log")).GetArrayLength().ShouldBe(0);
        await fixture.Clusters.Admin.PostAsync($"hypervisor/changes/{id}/apply", null);
        await fixture.Watch.Ended(id);

        var log = await fixture.Clusters.Admin.Read($"hypervisor/changes/{id}/log?tail=true");

        log.EnumerateArray().Last().Text("t").ShouldBe("TASK OK");
    }

    [Fact]
    public async Task In_bulk_the_guests_are_those_that_were_searched_for_and_seen()
    {
        await using var fixture = await shared.Changeable();
        var admin = fixture.Clusters.Admin;
        var path = $"hypervisor/controllers/{fixture.Controller}/bulk-action";
        var seen = await admin.Read($"hypervisor/fleet/guests?controller_id={fixture.Controller}&q=status:running%20type:qemu");
        var count = seen.GetProperty("total").GetInt32();

        await (await admin.PostAsJsonAsync(path, new { action = "stop", selection = new { query = "status:running type:qemu", expected_count = count + 1 } })).ShouldBeProblem(409, "count_changed");
        (await (await admin.PostAsJsonAsync(path, new { action = "stop", selection = new { query = "colour:red", expected_count = 1 } })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["selection.query"]);
        (await (await admin.PostAsJsonAsync(path, new { action = "stop" })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["targets"]);
        fixture.Cluster.Counters["POST /nodes/{node}/qemu/{vmid}/status/stop"].ShouldBe(0);

        var results = await (await admin.PostAsJsonAsync(path, new { action = "stop", selection = new { query = "status:running type:qemu", expected_count = count } })).Json(HttpStatusCode.OK);

        results.GetArrayLength().ShouldBe(count);
        results.EnumerateArray().ShouldAllBe(result => result.GetProperty("success").GetBoolean());
    }

    [Fact]
    public async Task Fifty_guests_with_a_key_are_changed_once_however_often_it_is_asked()
    {
        await using var fixture = await shared.Changeable(guests: 60);
        var targets = fixture.Cluster.Guests.All.Where(guest => !guest.IsTemplate).Take(50).Select(guest => new { node = guest.NodeName, vm_type = guest.IsContainer ? "lxc" : "qemu", vmid = guest.Vmid }).ToArray();

        async Task<JsonElement> Shut()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"hypervisor/controllers/{fixture.Controller}/bulk-action") { Content = JsonContent.Create(new { action = "shutdown", targets }) };
            request.Headers.Add("Idempotency-Key", "friday");
            return await (await fixture.Clusters.Admin.SendAsync(request)).Json(HttpStatusCode.OK);
        }

        var first = await Shut();
        var second = await Shut();

        first.GetArrayLength().ShouldBe(50);
        second.EnumerateArray().Select(result => result.GetProperty("change_id").ToString()).ShouldBe(first.EnumerateArray().Select(result => result.GetProperty("change_id").ToString()));
        (fixture.Cluster.Counters["POST /nodes/{node}/qemu/{vmid}/status/shutdown"] + fixture.Cluster.Counters["POST /nodes/{node}/lxc/{vmid}/status/shutdown"]).ShouldBeLessThanOrEqualTo(50);
    }

    [Fact]
    public async Task An_operator_may_write_nowhere()
    {
        await using var fixture = await ChangeableCluster.Start();
        var low = (await fixture.Clusters.App.User(Role.Operator, fixture.Clusters.Admin)).Client;
        var routes = fixture.Clusters.App.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.Contains("/controllers/{controller_id}/", StringComparison.Ordinal) || route.RoutePattern.RawText.Contains("/gateway-", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods ?? []).Where(method => method is not ("GET" or "CONNECT")).Select(method => (Method: method, Path: route.RoutePattern.RawText!)))
            .ToList();
        routes.Count.ShouldBeGreaterThan(80);

        foreach (var (method, path) in routes)
        {
            var concrete = System.Text.RegularExpressions.Regex.Replace(path.Replace("{controller_id}", $"{fixture.Controller}", StringComparison.Ordinal), @"\{[^}]+\}", "100");
            using var request = new HttpRequestMessage(new HttpMethod(method), concrete.Replace("/api/v1/", "", StringComparison.Ordinal)) { Content = method == "DELETE" ? null : JsonContent.Create(new { }) };
            if (concrete.EndsWith("/upload", StringComparison.Ordinal))
            {
                request.Content = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "x.iso" } };
            }

            ((int)(await low.SendAsync(request)).StatusCode).ShouldBe(403, $"{method} {path}");
        }
    }

    private static List<SimulatedGuest> Running(ChangeableCluster fixture) => [.. fixture.Cluster.Guests.All.Where(guest => guest is { IsContainer: false, IsRunning: true })];

    private static object Stop(SimulatedGuest guest) => new { payload = new { node = guest.NodeName, vmid = guest.Vmid } };

    private static async Task<Guid> Stage(ChangeableCluster fixture, SimulatedGuest guest) =>
        (await (await fixture.Clusters.Admin.PostAsJsonAsync($"gateway-proxmox-vm/{fixture.Controller}/changes/proxmox.vm.stop", Stop(guest))).Json(HttpStatusCode.Created)).Id();

    private static async Task Policy(ChangeableCluster fixture, object changes) =>
        await (await fixture.Clusters.Admin.PutAsJsonAsync($"modules/org/{fixture.Caller.OrganizationId}/hypervisor/settings", new { changes })).Json(HttpStatusCode.OK);
}
