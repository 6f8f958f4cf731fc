using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A guest whose type is a word of the path itself. As in <see cref="GuestRoute"/>, the node may be one where it ran once.</summary>
internal sealed record MachineRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "node"), RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string Node,
    [property: FromRoute(Name = "vmid"), Range(100, 999_999_999)] int Vmid)
{
    public MachineRoute Checked()
    {
        _ = new GuestRoute(ControllerId, Node, "qemu", Vmid).Checked();
        return this;
    }
}
