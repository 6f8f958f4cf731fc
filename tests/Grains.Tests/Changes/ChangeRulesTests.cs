using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class ChangeRulesTests
{
    private static readonly Guid Controller = Guid.Parse("6f5d7d0e-5f0a-4b5e-9a55-3d6b3a4d7c01");

    [Theory]
    [InlineData(Risk.Safe, "", ApprovalRule.None)]
    [InlineData(Risk.Disruptive, "", ApprovalRule.OneApprover)]
    [InlineData(Risk.Catastrophic, "", ApprovalRule.OneApprover)]
    [InlineData(Risk.Safe, "PROD", ApprovalRule.TwoPersons)]
    [InlineData(Risk.Catastrophic, "prod", ApprovalRule.TwoPersons)]
    public void The_strictest_rule_that_is_for_a_change_holds(Risk risk, string tag, ApprovalRule expected)
    {
        var policy = new ChangePolicy
        {
            Approvals =
            [
                new() { Scope = new() { Tag = "prod" }, Rule = ApprovalRule.TwoPersons },
                new() { Scope = new() { Risk = Risk.Disruptive }, Rule = ApprovalRule.OneApprover },
                new() { Scope = new() { ControllerId = Guid.NewGuid() }, Rule = ApprovalRule.TwoPersons },
                new() { Rule = ApprovalRule.None },
            ],
        };

        policy.ApprovalOf(Controller, risk, [tag]).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-03-27T21:30:00Z", true)] // Friday 22:30 in Berlin
    [InlineData("2026-03-27T20:59:00Z", false)]
    [InlineData("2026-03-28T02:59:00Z", true)] // Saturday 03:59, in the night that began on Friday
    [InlineData("2026-03-28T03:00:00Z", false)]
    [InlineData("2026-03-28T21:30:00Z", false)] // Saturday's night is none
    [InlineData("2026-07-03T20:30:00Z", true)] // Friday 22:30 in summer time
    public void A_window_over_midnight_belongs_to_the_day_on_which_it_begins(string now, bool isOpen)
    {
        var policy = new ChangePolicy { Windows = [new() { Days = [DayOfWeek.Friday], Start = "22:00", End = "04:00", TimeZone = "Europe/Berlin" }] };

        (policy.ClosedBy(Controller, Risk.Safe, [], DateTimeOffset.Parse(now, null)) is null).ShouldBe(isOpen);
    }

    [Theory]
    [InlineData("2026-11-23T08:59:59Z", false)]
    [InlineData("2026-11-23T09:00:00Z", true)]
    [InlineData("2026-11-23T09:59:59Z", true)]
    [InlineData("2026-11-23T10:00:00Z", false)]
    public void A_window_is_open_from_its_start_until_before_its_end(string now, bool isOpen)
    {
        var policy = new ChangePolicy { Windows = [new() { Start = "09:00", End = "10:00" }] };

        (policy.ClosedBy(Controller, Risk.Safe, [], DateTimeOffset.Parse(now, null)) is null).ShouldBe(isOpen);
    }

    [Fact]
    public void What_no_window_is_for_may_be_applied_at_any_time()
    {
        var policy = new ChangePolicy { Windows = [new() { Scope = new() { Tag = "prod" }, Start = "09:00", End = "10:00" }] };
        var night = DateTimeOffset.Parse("2026-11-23T03:00:00Z", null);

        policy.ClosedBy(Controller, Risk.Catastrophic, ["test"], night).ShouldBeNull();
        policy.ClosedBy(Controller, Risk.Safe, ["test", "prod"], night).ShouldBe("daily 09:00-10:00 UTC");
    }
}
