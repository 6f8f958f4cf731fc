using System.ComponentModel;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>Which tasks of a node. Names as Proxmox has them.</summary>
internal sealed partial record TaskListQuery(
    [property: FromQuery(Name = "limit"), Description("1 to 200 tasks.")] int Limit = 50,
    [property: FromQuery(Name = "start"), Description("Tasks to leave out, from the newest.")] int Start = 0,
    [property: FromQuery(Name = "vmid"), Description("Of this guest.")] int? Vmid = null,
    [property: FromQuery(Name = "typefilter"), Description("A type, such as vzdump.")] string? Typefilter = null,
    [property: FromQuery(Name = "userfilter"), Description("A part of the name of who started it.")] string? Userfilter = null,
    [property: FromQuery(Name = "errors"), Description("Only those that failed.")] bool? Errors = null,
    [property: FromQuery(Name = "statusfilter"), Description("ok, warning, error or unknown; several with commas.")] string? Statusfilter = null,
    [property: FromQuery(Name = "since"), Description("Started then or later.")] DateTimeOffset? Since = null,
    [property: FromQuery(Name = "until"), Description("Started then or before.")] DateTimeOffset? Until = null)
{
    private static readonly string[] Statuses = ["ok", "warning", "error", "unknown"];

    public TaskFilter Checked(FieldErrors errors)
    {
        errors
            .Require(Limit is >= 1 and <= 200, "limit", "The limit is 1 to 200.")
            .Require(Start >= 0, "start", "The start is 0 or more.")
            .Require(Vmid is null or (>= 100 and <= 999_999_999), "vmid", "A VMID is 100 to 999999999.")
            .Require(Typefilter is null || TypeName().IsMatch(Typefilter), "typefilter", "A type has 1 to 64 letters, digits, hyphens or underscores.")
            .Require(Userfilter is null || UserName().IsMatch(Userfilter), "userfilter", "A user's name has 1 to 128 characters without blanks, colons and slashes.")
            .Require(
                Statusfilter is null || Statusfilter.Split(',').All(Statuses.Contains), "statusfilter", $"The status is of {string.Join(", ", Statuses)}; separate several with commas.")
            .Require(Since is null || Since >= DateTimeOffset.UnixEpoch, "since", "The time is after 1970.")
            .Require(Until is null || Until >= DateTimeOffset.UnixEpoch, "until", "The time is after 1970.")
            .Require(Since is null || Until is null || Since <= Until, "until", "It is before 'since'.")
            .ThrowIfAny();
        return new TaskFilter
        {
            Limit = Limit, Start = Start, Vmid = Vmid, Type = Typefilter, User = Userfilter, Errors = Errors, Status = Statusfilter, Since = Since, Until = Until,
        };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\A[^\s:/\p{C}]{1,128}\z")]
    private static partial Regex UserName();
}
