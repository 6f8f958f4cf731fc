using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A replication job in a path.</summary>
internal sealed partial record ReplicationRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "replication_id"), RegularExpression("^[a-zA-Z0-9._:-]+$"), MaxLength(128)] string ReplicationId)
{
    public ReplicationRoute Checked()
    {
        new FieldErrors()
            .Require(ReplicationId.Length <= 128 && Id().IsMatch(ReplicationId), "replication_id", "A job's id has 1 to 128 letters, digits, dots, colons, hyphens or underscores, such as 100-0.")
            .ThrowIfAny();
        return this;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9._:-]+\z")]
    private static partial Regex Id();
}
