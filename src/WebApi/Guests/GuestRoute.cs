using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>A guest in a path. The node may be one where it ran once: guests are found wherever they run now.</summary>
internal sealed record GuestRoute(
    [property: FromRoute(Name = "controller_id")] Guid ControllerId,
    [property: FromRoute(Name = "node"), RegularExpression("^[a-zA-Z0-9._-]+$"), MaxLength(63)] string Node,
    [property: FromRoute(Name = "vm_type"), RegularExpression("^(qemu|lxc)$")] string VmType,
    [property: FromRoute(Name = "vmid"), Range(100, 999_999_999)] int Vmid)
{
    public GuestType Type => VmType == "lxc" ? GuestType.Lxc : GuestType.Qemu;

    public GuestRoute Checked()
    {
        Check(VmType, Vmid, NodeRoute.Check(Node, new FieldErrors())).ThrowIfAny();
        return this;
    }

    internal static FieldErrors Check(string vmType, int vmid, FieldErrors errors) => errors
        .Require(vmType is "qemu" or "lxc", "vm_type", "The type of a guest is qemu or lxc.")
        .Require(vmid is >= 100 and <= 999_999_999, "vmid", "A VMID is 100 to 999999999.");
}
