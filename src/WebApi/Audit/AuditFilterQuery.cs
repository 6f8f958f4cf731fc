using System.ComponentModel;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>Which entries of which log.</summary>
internal sealed partial record AuditFilterQuery(
    [property: FromQuery(Name = "organization_id"), Description("Yours unless given. Only a super admin may name another; the empty UUID is the system's own log.")] Guid? OrganizationId,
    [property: FromQuery(Name = "actor"), Description("A user's id or name.")] string? Actor,
    [property: FromQuery(Name = "action"), Description("A word such as auth.login, or all that begin alike: auth.*")] string? Action,
    [property: FromQuery(Name = "controller_id")] Guid? ControllerId,
    [property: FromQuery(Name = "change_id")] Guid? ChangeId,
    [property: FromQuery(Name = "since"), Description("At this time or later.")] DateTimeOffset? Since,
    [property: FromQuery(Name = "until"), Description("Before this time.")] DateTimeOffset? Until)
{
    public AuditFilter Checked(FieldErrors errors)
    {
        errors
            .Require(Actor is null or { Length: >= 1 and <= 255 } && Actor?.Any(char.IsControl) != true, "actor", "The actor is a user's id or name.")
            .Require(Action is null || Word().IsMatch(Action), "action", "The action is a word such as auth.login, or auth.* for all that begin alike.")
            .Require(Since is null || Until is null || Since < Until, "until", "The end is after the beginning.")
            .ThrowIfAny();
        return new AuditFilter { Actor = Actor, Action = Action, ControllerId = ControllerId, ChangeId = ChangeId, Since = Since, Until = Until };
    }

    [GeneratedRegex(@"^[a-z0-9_-]{1,50}(\.[a-z0-9_-]{1,50}){0,4}(\.\*)?\z")]
    private static partial Regex Word();
}
