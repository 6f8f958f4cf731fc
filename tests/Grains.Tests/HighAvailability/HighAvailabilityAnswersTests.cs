using System.Collections.Immutable;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

public sealed class HighAvailabilityAnswersTests
{
    [Fact]
    public void A_service_that_the_manager_does_not_know_yet_has_no_state()
    {
        var resources = HighAvailabilityAnswers.ToResources([new PveHaResource { Sid = "vm:100", State = "started", MaxRestart = 3 }], []);

        var resource = resources.ShouldHaveSingleItem();
        (resource.State, resource.MaxRestart, resource.MaxRelocate).ShouldBe(("started", 3, 1));
        (resource.Status, resource.Node, resource.CrmState, resource.Failback).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Resources_come_by_kind_and_number_and_a_service_told_twice_counts_once()
    {
        var resources = HighAvailabilityAnswers.ToResources(
            [new PveHaResource { Sid = "vm:1000" }, new PveHaResource { Sid = "vm:200" }, new PveHaResource { Sid = "ct:300" }, new PveHaResource { Sid = "odd" }],
            [Service("vm:200", "pve1"), Service("vm:200", "pve2"), Service("vm:999", "pve3")]);

        resources.Select(resource => resource.Sid).ShouldBe(["ct:300", "odd", "vm:200", "vm:1000"]);
        resources.Single(resource => resource.Sid == "vm:200").Node.ShouldBe("pve1");
    }

    [Fact]
    public void Where_HA_was_never_used_there_is_no_manager()
    {
        var status = HighAvailabilityAnswers.ToStatus(
            [new PveHaStatus { Id = "quorum", Type = "quorum", Quorate = true, Status = "OK" }, new PveHaStatus { Id = "fencing", Type = "fencing", ArmedState = "standby" }],
            new PveHaManagerStatus());

        (status.Quorate, status.Quorum, status.Fencing).ShouldBe((true, "OK", "standby"));
        status.Manager.ShouldBeNull();
        status.Nodes.ShouldBeEmpty();
        status.Services.ShouldBeEmpty();
    }

    [Fact]
    public void A_node_is_what_its_own_manager_and_the_clusters_say()
    {
        var manager = new PveHaManagerStatus
        {
            Manager = new PveHaManager { NodeStatus = ImmutableDictionary<string, string>.Empty.Add("pve2", "maintenance") },
            LocalManagers = ImmutableDictionary<string, PveHaLocalManager>.Empty.Add("pve2", new PveHaLocalManager { State = "maintenance", Mode = "maintenance" }),
        };

        var status = HighAvailabilityAnswers.ToStatus([Local("pve2"), Local("pve1")], manager);

        status.Nodes.Select(node => (node.Node, node.NodeState, node.State, node.Mode)).ShouldBe([("pve1", null, null, null), ("pve2", "maintenance", "maintenance", "maintenance")]);
    }

    private static PveHaStatus Service(string sid, string node) => new() { Id = $"service:{sid}", Type = "service", Sid = sid, Node = node };

    private static PveHaStatus Local(string node) => new() { Id = $"lrm:{node}", Type = "lrm", Node = node };
}
