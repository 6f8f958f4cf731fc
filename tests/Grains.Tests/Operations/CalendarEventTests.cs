using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class CalendarEventTests
{
    [Theory]
    [InlineData("daily")]
    [InlineData("*/15")]
    [InlineData("22:30")]
    [InlineData("*/2:30")]
    [InlineData("sat 02:30")]
    [InlineData("sat,sun 3:15")]
    [InlineData("Monday..Friday 8..17:0/30")]
    [InlineData("mon..fri 22:00,30:15")]
    [InlineData("*-*-1 04:00")]
    [InlineData("sun 2026-12-1..7 01:00")]
    public void A_schedule_as_Proxmox_VE_has_them_is_taken(string schedule) => new CalendarEventAttribute().IsValid(schedule).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("foo bar 99:99")]
    [InlineData("every full moon")]
    [InlineData("25:00")]
    [InlineData("sunnyday 01:00")]
    [InlineData("02:30 sat")]
    [InlineData("sat 02:30; rm")]
    public void What_is_none_is_refused_before_anything_is_planned(string schedule) => new CalendarEventAttribute().IsValid(schedule).ShouldBeFalse();
}
