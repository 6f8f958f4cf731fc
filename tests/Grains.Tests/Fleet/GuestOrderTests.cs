using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class GuestOrderTests
{
    [Fact]
    public void Sorts_by_a_column_and_ends_ties_in_the_id()
    {
        var guests = new[] { Samples.Guest(103), Samples.Guest(101), Samples.Guest(102) with { CpuUsage = 0.9 } };

        GuestOrder.Named("cpu")!.Sort(guests).Select(guest => guest.Vmid).ShouldBe([101, 103, 102]);
        GuestOrder.Named("-cpu")!.Sort(guests).Select(guest => guest.Vmid).ShouldBe([102, 101, 103]);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("cpu")]
    [InlineData("-uptime")]
    [InlineData("vmid")]
    public void Cursors_walk_over_every_row_once(string sort)
    {
        var order = GuestOrder.Named(sort)!;
        var sorted = order.Sort(Enumerable.Range(100, 57).Select(vmid => Samples.Guest(vmid) with { Name = $"web-{vmid % 5}", CpuUsage = vmid % 3 }));
        var walked = new List<Guest>();
        for (var start = 0; start < sorted.Length; start = order.IndexAfter(sorted, order.CursorAfter(walked[^1]))!.Value)
        {
            walked.AddRange(sorted.Skip(start).Take(10));
        }

        walked.ShouldBe(sorted);
    }

    [Fact]
    public void A_cursor_holds_its_place_when_its_row_is_gone()
    {
        var order = GuestOrder.Named("vmid")!;
        var cursor = order.CursorAfter(Samples.Guest(105));
        var left = order.Sort([Samples.Guest(104), Samples.Guest(106)]);

        order.IndexAfter(left, cursor).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64 !")]
    [InlineData("bm90IGpzb24")]
    public void Refuses_a_damaged_cursor(string cursor) => GuestOrder.Named("name")!.IndexAfter([], cursor).ShouldBeNull();

    [Fact]
    public void Refuses_the_cursor_of_another_order() =>
        GuestOrder.Named("name")!.IndexAfter([], GuestOrder.Named("cpu")!.CursorAfter(Samples.Guest())).ShouldBeNull();

    [Fact]
    public void Knows_no_other_columns() => GuestOrder.Named("colour").ShouldBeNull();
}
