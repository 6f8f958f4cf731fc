using System.Collections.Immutable;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

/// <summary>Answers that are well-formed and no cluster's.</summary>
public sealed class ClusterReadingTests
{
    private static readonly ClusterReading True = new(
        [Line("node", "pve1"), Line("node", "pve2"), Line("qemu", "pve1", 100), Line("lxc", "pve2", 101), Line("storage", "pve1")],
        [new PveClusterStatus { Type = "cluster", Name = "prod" }, Member("pve1"), Member("pve2")],
        [],
        "9.2");

    [Fact]
    public void What_can_be_is_taken_as_it_is() => True.Checked().ShouldBe(True);

    [Fact]
    public void What_can_not_be_is_refused_by_its_reason()
    {
        Refused(True with { Members = [] }).ShouldContain("status lists no node");
        Refused(True with { Resources = [] }).ShouldContain("Sys.Audit on /nodes");
        Refused(True with { Resources = [Line("qemu", "pve1", 100)] }).ShouldContain("Sys.Audit on /nodes");
        Refused(True with { Members = [Member("pve1"), Member("pve1")] }).ShouldContain("a node twice");
        Refused(True with { Resources = [.. True.Resources, Line("node", "pve1")] }).ShouldContain("a node twice");
        Refused(True with { Resources = [.. True.Resources, Line("lxc", "pve1", 100)] }).ShouldContain("a VMID twice");
        Refused(True with { Resources = [.. True.Resources, Line("qemu", "pve1", null)] }).ShouldContain("VMID");
        Refused(True with { Resources = [.. True.Resources, Line("qemu", "pve1", -5)] }).ShouldContain("VMID");
        foreach (var name in (string?[])[null, "", "../etc", "a b", "a\u001b[31m", new string('a', 64)])
        {
            Refused(True with { Members = [Member(name)] }).ShouldContain("names a node");
            Refused(True with { Resources = [.. True.Resources, Line("qemu", name, 102)] }).ShouldContain("names a node");
        }
    }

    private static string Refused(ClusterReading reading)
    {
        var refusal = Should.Throw<PveException>(reading.Checked);
        refusal.Failure.ShouldBe(PveFailure.MalformedResponse);
        return refusal.Reason;
    }

    private static PveResource Line(string type, string? node, int? vmid = null) => new() { Id = $"{type}/{vmid}", Type = type, Node = node, Vmid = vmid };

    private static PveClusterStatus Member(string? name) => new() { Type = "node", Name = name };
}
