using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A node in a path. PVE's names, checked before they go anywhere.</summary>
internal sealed partial record NodeRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "node"), RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string Node)
{
    public NodeRoute Checked()
    {
        Errors().ThrowIfAny();
        return this;
    }

    /// <summary>What is wrong with it, for a request of which more is to be checked.</summary>
    public FieldErrors Errors() => Check(Node, new FieldErrors());

    internal static FieldErrors Check(string node, FieldErrors errors, string field = "node") => errors.Require(
        node.Length <= 63 && Name().IsMatch(node), field, "A node's name has 1 to 63 letters, digits, dots, hyphens or underscores.");

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]+\z")]
    private static partial Regex Name();
}
