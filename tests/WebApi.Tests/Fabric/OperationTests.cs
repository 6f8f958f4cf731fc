using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Operations, over REST and as grain calls of another process.</summary>
public sealed class OperationTests
{
    [Fact]
    public async Task The_catalogue_has_every_kind_of_change_and_all_that_older_systems_call()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var catalogue = await admin.Read("fabric/catalog");
        var operations = catalogue.GetProperty("operations").EnumerateArray().ToDictionary(operation => operation.Text("id"));

        foreach (var id in (string[])["snapshot", "start", "stop", "shutdown", "reboot", "suspend", "resume", "migrate", "clone"])
        {
            operations[$"hypervisor.vm.{id}"].Text("lowest_role").ShouldBe("site_admin");
        }

        operations.Keys.ShouldContain("hypervisor.node.reboot");
        operations.Keys.ShouldContain("proxmox.firewall.guest_rule:update");
        operations["hypervisor.vm.snapshot"].Text("permission").ShouldBe("hypervisor.manage_snapshots");
        operations["hypervisor.vm.snapshot"].GetProperty("inputs").EnumerateArray().Where(input => input.GetProperty("required").GetBoolean()).Select(input => input.Text("name"))
            .ShouldBe(["controller_id", "node", "vmid", "snapname"]);
        operations["hypervisor.guests.list"].GetProperty("write").GetBoolean().ShouldBeFalse();
        foreach (var kind in CommandCatalogue.All.Where(kind => kind.Type != typeof(UploadVolume)))
        {
            var (feature, operation) = FabricCatalogue.ChangeOf(operations.Keys.Single(id => id == kind.Facts.Feature || id == $"{kind.Facts.Feature}:{kind.Facts.Operation}"), isContainer: false);
            (feature, operation).ShouldBe((kind.Facts.Feature, kind.Facts.Operation));
        }

        catalogue.GetProperty("events").EnumerateArray().Select(kind => kind.Text("kind")).ShouldContain("hypervisor.cluster.inquorate");
    }

    [Fact]
    public async Task An_operation_stages_and_never_applies()
    {
        await using var fixture = await WiredCluster.Start();
        var body = new { controller_id = fixture.Controller, node = fixture.Guest.NodeName, vmid = fixture.Guest.Vmid };

        var change = await Invoke("hypervisor.vm.stop", body, "k");
        change.Text("status").ShouldBe("pending");
        change.Text("origin").ShouldBe("fabric");
        (await Invoke("hypervisor.vm.stop", body, "k")).Id().ShouldBe(change.Id());
        fixture.Guest.IsRunning.ShouldBeTrue();
        await (await Send("hypervisor.vm.start", body, "k")).ShouldBeProblem(409, "idempotency_key_reused");
        (await Invoke("hypervisor.vm.migrate", new { body.controller_id, body.node, body.vmid, target_node = fixture.Changes.Cluster.Nodes.All.First(node => node.Name != body.node).Name }, null)).Text("feature").ShouldBe("proxmox.vm.migrate");
        (await (await Send("hypervisor.vm.snapshot", new { vmid = 5, snapname = "1 2" }, null)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["controller_id"]);
        (await (await Send("hypervisor.vm.snapshot", new { body.controller_id, vmid = 5, snapname = "1 2", extra = 1 }, null)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["extra", "snapname", "vmid"]);
        await (await Send("hypervisor.vm.explode", body, null)).ShouldBeProblem(404, "not_found");

        var guests = await (await Send("hypervisor.guests.list", new { q = $"id:{fixture.Guest.Vmid}" }, null)).Json(HttpStatusCode.OK);
        guests.GetProperty("items")[0].GetProperty("vmid").GetInt32().ShouldBe(fixture.Guest.Vmid);
        (await (await Send("hypervisor.guest.get", body, null)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["node"]);

        async Task<JsonElement> Invoke(string operation, object inputs, string? key) => await (await Send(operation, inputs, key)).Json(HttpStatusCode.Created);

        Task<HttpResponseMessage> Send(string operation, object inputs, string? key)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"fabric/operations/{operation}/invoke") { Content = JsonContent.Create(inputs) };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            return fixture.Admin.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_service_in_another_process_stages_applies_and_follows_a_change()
    {
        await using var fixture = await WiredCluster.Start();
        var organization = fixture.Changes.Caller.OrganizationId;
        await using var service = await OutsideService.Start(fixture.App, await ServiceProofTests.NewService(fixture.Admin, "backup", "site_admin"));
        var fabric = service.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(organization));

        var listed = await fabric.Invoke(new FabricInvocation { OperationId = "hypervisor.guests.list" });
        JsonElement.Parse(listed.Result!.Utf8).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        var staged = await fabric.Invoke(new FabricInvocation
        {
            OperationId = "hypervisor.vm.snapshot",
            Inputs = JsonSerializer.Serialize(new { controller_id = fixture.Controller, node = fixture.Guest.NodeName, vmid = fixture.Guest.Vmid, snapname = "nightly" }),
            IdempotencyKey = "tonight",
        });
        var change = service.Grains.GetGrain<IPendingChangeGrain>(GrainKeys.Change(staged.Change!.Id));
        await change.Apply(confirmed: false);

        (await fixture.Changes.Watch.Ended(staged.Change.Id)).Status.ShouldBe(ChangeStatus.Applied);
        (await change.Get()).RequestedBy.Username.ShouldBe("service:backup");
        var applied = (await fixture.Admin.Read($"audit?change_id={staged.Change.Id}&action=change.applying")).GetProperty("items")[0];
        applied.Text("username").ShouldBe("service:backup");
    }
}
