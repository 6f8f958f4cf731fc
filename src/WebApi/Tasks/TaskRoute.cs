using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A task in a path. It is asked for at the node that its UPID names, whatever node the path has.</summary>
internal sealed record TaskRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "node"), RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string Node,
    [property: FromRoute(Name = "upid"), MinLength(10), Description("UPID:node:pid:pstart:starttime:type:id:user:")] string Upid)
{
    public TaskRoute Checked()
    {
        Errors().ThrowIfAny();
        return this;
    }

    public FieldErrors Errors() => Check(Upid, NodeRoute.Check(Node, new FieldErrors()));

    // A slash that is escaped in a path's segment stays so.
    internal static FieldErrors Check(string upid, FieldErrors errors) => errors.Require(
        upid.Length >= 10 && !upid.Contains('/', StringComparison.Ordinal) && !upid.Contains("%2F", StringComparison.OrdinalIgnoreCase) && Proxmox.Upid.TryParse(upid, out _),
        "upid",
        "A task's UPID looks like UPID:node:pid:pstart:starttime:type:id:user: and holds no slash.");
}
