namespace Hypervisor.Proxmox.Tests;

/// <summary>What three nodes said of HA while they were well, while one was dead and without quorum.</summary>
public sealed class HaStatusTests
{
    [SkippableFact]
    public void Quorum_that_is_lost_is_read_from_a_zero_and_from_an_empty_text()
    {
        var lines = Captures.Answers("/cluster/ha/status/current").Select(answer => Read<System.Collections.Immutable.ImmutableArray<PveHaStatus>>(answer));

        lines.Select(status => status.Single(line => line.Type == "quorum").Quorate).Distinct().ShouldBe([true, false], ignoreOrder: true);
    }

    [SkippableFact]
    public void Local_managers_are_known_by_their_node()
    {
        var managers = Captures.Answers("/cluster/ha/status/manager_status").Select(answer => Read<PveHaManagerStatus>(answer)).ToArray();

        managers.ShouldContain(status => status.LocalManagers == null && status.Manager!.MasterNode == null);
        managers.ShouldContain(status => status.LocalManagers != null && status.LocalManagers.ContainsKey("pve3") && status.LocalManagers["pve3"].State == "active" && status.LocalManagers["pve3"].Mode == "active");
        managers.ShouldContain(status => status.Manager!.NodeStatus != null && status.Manager.NodeStatus.ContainsKey("pve3") && status.Manager.NodeStatus["pve3"] == "unknown");
    }

    private static T Read<T>(byte[] answer) => PveFailures.Read(new(200, "OK", answer), Redaction.CleanMessage).Read<T>();
}
