using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

public sealed class NodeAnswersTests
{
    [Fact]
    public void What_a_node_does_not_know_of_a_disk_is_null()
    {
        var disk = new PveDisk { DevPath = "/dev/vda", Model = "unknown", Serial = "unknown", Vendor = "0x1af4 ", Wearout = "N/A", Rpm = -1, OsdId = -1, Type = "unknown", Health = "UNKNOWN" }.ToNodeDisk();

        disk.ShouldBe(new NodeDisk { Devpath = "/dev/vda", Vendor = "0x1af4", DiskType = "unknown", Health = "UNKNOWN" });
    }

    [Fact]
    public void Wear_is_a_number_where_there_is_one() => new PveDisk { DevPath = "/dev/sda", Wearout = "97" }.ToNodeDisk().Wearout.ShouldBe(97);

    [Fact]
    public void The_padded_table_of_a_disk_becomes_numbers_in_order()
    {
        var smart = new PveSmart
        {
            Health = "PASSED",
            Type = "ata",
            Attributes =
            [
                new PveSmartAttribute { Id = "194", Name = "Temperature_Celsius", Value = "061", Worst = "050", Threshold = "---", Raw = "39 (Min/Max 20/50)", Fail = "-" },
                new PveSmartAttribute { Id = "  5", Name = "Reallocated_Sector_Ct", Value = "100", Worst = "100", Threshold = "010", Raw = "0", Flags = "PO--CK", Fail = "Past" },
            ],
        }.ToSmart("/dev/sda");

        smart.Attributes.Select(attribute => attribute.Id).ShouldBe([5, 194]);
        smart.Attributes[0].ShouldBe(new SmartAttribute { Id = 5, Name = "Reallocated_Sector_Ct", Value = 100, Worst = 100, Threshold = 10, Raw = "0", Flags = "PO--CK", Fail = "Past" });
        smart.Attributes[1].Threshold.ShouldBeNull();
        smart.Attributes[1].Fail.ShouldBeNull();
    }

    [Fact]
    public void Pending_changes_are_shown_without_secrets()
    {
        var network = new PveNetworks(
            [new PveInterface { Iface = "wlan0", Comments = "psk=canary-a\n" }, new PveInterface { Iface = "eno1" }],
            "--- a\n+++ b\n@@ -1 +1 @@\n+auto wlan0\n+\twpa-psk canary-b\n \tbridge-ports eno1\n").ToNodeNetwork();

        network.Interfaces.Select(one => one.Iface).ShouldBe(["eno1", "wlan0"]);
        network.Interfaces[1].Comments.ShouldBe("psk=***");
        network.PendingChanges.ShouldBe("--- a\n+++ b\n@@ -1 +1 @@\n+auto wlan0\n+\twpa-psk ***\n \tbridge-ports eno1\n");
        new PveNetworks([], "").ToNodeNetwork().PendingChanges.ShouldBeNull();
    }

    [Fact]
    public async Task The_tail_of_five_thousand_lines_takes_two_small_questions()
    {
        var asked = new List<(int Start, int Limit)>();

        var page = await new LogPart(0, 500, Tail: true).Read((start, limit) =>
        {
            asked.Add((start, limit));
            return Task.FromResult(new PveTaskLog(5000, [.. Enumerable.Range(start + 1, limit).Select(n => new PveLogLine { Number = n, Text = $"{n}: password=canary" })]));
        });

        asked.ShouldBe([(0, 1), (4500, 500)]);
        page.Total.ShouldBe(5000);
        page.Items.Length.ShouldBe(500);
        page.Items[^1].ShouldBe(new LogLine(5000, "5000: password=***"));
    }

    [Fact]
    public async Task A_cluster_that_sends_more_lines_than_it_was_asked_for_is_cut()
    {
        var page = await new LogPart(0, 50).Read((_, _) => Task.FromResult(new PveTaskLog(5000, [.. Enumerable.Range(1, 5000).Select(n => new PveLogLine { Number = n })])));

        page.Items.Length.ShouldBe(50);
    }
}
