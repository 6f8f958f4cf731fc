using System.Text.Json;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

public sealed class CephAnswersTests
{
    [Fact]
    public void OSDs_are_taken_from_the_tree_with_their_hosts_by_number()
    {
        var tree = JsonElement.Parse("""
            { "flags": "sortbitwise", "root": { "leaf": 0, "children": [ { "id": "-1", "name": "default", "type": "root", "children": [
              { "id": "-5", "name": "pve2", "type": "host", "children": [ { "id": "10", "name": "osd.10", "type": "osd", "status": "up" }, { "id": "2", "name": "osd.2", "type": "osd", "host": "told" } ] },
              { "id": "-3", "name": "pve1", "type": "host", "children": [ { "id": "0", "name": "osd.0", "type": "osd" } ] } ] } ] } }
            """);

        var osds = JsonElement.Parse(CephAnswers.ToOsds(tree).Utf8).EnumerateArray().Select(osd => (osd.GetProperty("name").GetString(), osd.GetProperty("host").GetString()));

        osds.ShouldBe([("osd.0", "pve1"), ("osd.2", "told"), ("osd.10", "pve2")]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "root": "none" }""")]
    [InlineData("""{ "root": { "children": [ 1, null, { "type": "host", "children": "none" } ] } }""")]
    public void A_tree_without_OSDs_has_none(string tree) => JsonElement.Parse(CephAnswers.ToOsds(JsonElement.Parse(tree)).Utf8).GetArrayLength().ShouldBe(0);

    [Fact]
    public void What_the_status_leaves_out_is_null_and_never_zero()
    {
        var status = new PveCephStatus { Health = new PveCephHealth { Status = "HEALTH_ERR" } }.ToCephStatus();

        status.Health.ShouldBe("HEALTH_ERR");
        (status.NumOsds, status.NumPgs, status.TotalBytes, status.UsedPercent).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Sizes_make_a_percentage_and_older_releases_have_their_OSDs_one_level_deeper()
    {
        var status = new PveCephStatus
        {
            OsdMap = new PveCephOsds { Inner = new PveCephOsds { Count = 3, Up = 2, In = 3 } },
            PgMap = new PveCephPlacement { TotalBytes = 400, UsedBytes = 100, AvailableBytes = 300 },
        }.ToCephStatus();

        (status.NumOsds, status.NumOsdsUp, status.NumOsdsIn).ShouldBe((3, 2, 3));
        status.UsedPercent.ShouldBe(25);
    }
}
