using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A node in the query of a <c>gateway-proxmox-*</c> route, which must be there.</summary>
internal sealed record NodeQuery(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromQuery(Name = "node"), Required, RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string? Node)
{
    /// <summary>The node's name, checked.</summary>
    public string Checked()
    {
        Check(Node, new FieldErrors()).ThrowIfAny();
        return Node!;
    }

    public static FieldErrors Check(string? node, FieldErrors errors) => string.IsNullOrEmpty(node)
        ? errors.Add("node", "The query must name the node to ask: ?node=pve1.")
        : NodeRoute.Check(node, errors);
}
