using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

[Operation("proxmox.vm.start", "create", Risk.Safe, Permission.ManageVms, Tasks = "qmstart hastart")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.start")]
public sealed record StartVirtualMachine : VirtualMachineCommand
{
    /// <summary>Seconds.</summary>
    [Id(0), Range(0, 86_400)] public int? Timeout { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/start").With("timeout", Timeout);
}

/// <summary>Cuts the power.</summary>
[Operation("proxmox.vm.stop", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmstop hastop")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.stop")]
public sealed record StopVirtualMachine : VirtualMachineCommand
{
    /// <summary>Seconds.</summary>
    [Id(0), Range(0, 86_400)] public int? Timeout { get; init; }

    /// <summary>Ends a shutdown that is under way.</summary>
    [Id(1)] public bool? OverruleShutdown { get; init; }

    public override PveRequest ToPve(GuestAddress guest) =>
        PveRequest.Post(guest, $"status/stop").With("timeout", Timeout).With("overrule-shutdown", OverruleShutdown);
}

[Operation("proxmox.vm.shutdown", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmshutdown hastop")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.shutdown")]
public sealed record ShutdownVirtualMachine : VirtualMachineCommand
{
    /// <summary>Seconds.</summary>
    [Id(0), Range(0, 86_400)] public int? Timeout { get; init; }

    /// <summary>Cuts the power when the time is over.</summary>
    [Id(1)] public bool? ForceStop { get; init; }

    public override PveRequest ToPve(GuestAddress guest) =>
        PveRequest.Post(guest, $"status/shutdown").With("timeout", Timeout).With("forceStop", ForceStop);
}

/// <summary>Shuts down and starts again, which applies pending changes.</summary>
[Operation("proxmox.vm.reboot", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmreboot")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.reboot")]
public sealed record RebootVirtualMachine : VirtualMachineCommand
{
    /// <summary>Seconds, for the shutdown.</summary>
    [Id(0), Range(0, 86_400)] public int? Timeout { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/reboot").With("timeout", Timeout);
}

/// <summary>As the reset button does.</summary>
[Operation("proxmox.vm.reset", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmreset")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.reset")]
public sealed record ResetVirtualMachine : VirtualMachineCommand
{
    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/reset");
}

/// <summary>Pauses it, or hibernates it with its memory on disk.</summary>
[Operation("proxmox.vm.suspend", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmpause qmsuspend")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.suspend")]
public sealed record SuspendVirtualMachine : VirtualMachineCommand
{
    /// <summary>Hibernates.</summary>
    [Id(0), AlsoNamed("to_disk")] public bool? Todisk { get; init; }

    /// <summary>Where the memory goes; hibernating only.</summary>
    [Id(1), StorageName] public string? Statestorage { get; init; }

    public override PveRequest ToPve(GuestAddress guest) =>
        PveRequest.Post(guest, $"status/suspend").With("todisk", Todisk).With("statestorage", Statestorage);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Statestorage is null || Todisk == true, "statestorage", "statestorage needs todisk beside it.");

    protected override string TaskTypes() => Todisk == true ? "qmsuspend" : "qmpause";
}

[Operation("proxmox.vm.resume", "create", Risk.Safe, Permission.ManageVms, Tasks = "qmresume")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.resume")]
public sealed record ResumeVirtualMachine : VirtualMachineCommand
{
    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/resume");
}
