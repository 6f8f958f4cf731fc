using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A storage of a node in a path.</summary>
internal sealed partial record StorageRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "node"), RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string Node,
    [property: FromRoute(Name = "storage"), RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string Storage)
{
    /// <summary>The errors of the path, to which the caller adds those of the query.</summary>
    public FieldErrors Check() => NodeRoute.Check(Node, new FieldErrors()).Require(
        Storage.Length <= 63 && Name().IsMatch(Storage), "storage", "A storage's id has 1 to 63 letters, digits, dots, hyphens or underscores.");

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]+\z")]
    private static partial Regex Name();
}
