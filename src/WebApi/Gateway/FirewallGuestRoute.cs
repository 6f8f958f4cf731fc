using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A guest in a path with its node in the query. The node must be named; guests are found wherever they run now.</summary>
internal sealed record FirewallGuestRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "vm_type"), RegularExpression("^(qemu|lxc)$")] string VmType,
    [property: FromRoute(Name = "vmid"), Range(100, 999_999_999)] int Vmid,
    [property: FromQuery(Name = "node"), Required, RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string? Node)
{
    public GuestType Type => VmType == "lxc" ? GuestType.Lxc : GuestType.Qemu;

    public FirewallGuestRoute Checked()
    {
        GuestRoute.Check(VmType, Vmid, NodeQuery.Check(Node, new FieldErrors())).ThrowIfAny();
        return this;
    }
}
