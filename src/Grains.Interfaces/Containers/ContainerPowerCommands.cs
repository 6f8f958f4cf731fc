using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

[Operation("proxmox.container.start", "create", Risk.Safe, Permission.ManageVms, Tasks = "vzstart hastart")]
[GenerateSerializer, Immutable, Alias("proxmox.container.start")]
public sealed record StartContainer : ContainerCommand
{
    /// <summary>Puts what LXC says into the task's log.</summary>
    [Id(0)] public bool? Debug { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/start").With("debug", Debug);
}

/// <summary>Ends all its processes at once.</summary>
[Operation("proxmox.container.stop", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "vzstop hastop")]
[GenerateSerializer, Immutable, Alias("proxmox.container.stop")]
public sealed record StopContainer : ContainerCommand
{
    /// <summary>Ends a shutdown that is under way.</summary>
    [Id(0)] public bool? OverruleShutdown { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/stop").With("overrule-shutdown", OverruleShutdown);
}

[Operation("proxmox.container.shutdown", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "vzshutdown hastop")]
[GenerateSerializer, Immutable, Alias("proxmox.container.shutdown")]
public sealed record ShutdownContainer : ContainerCommand
{
    /// <summary>Seconds; 60 when left out.</summary>
    [Id(0), Range(0, 86_400)] public int? Timeout { get; init; }

    /// <summary>Stops it when the time is over.</summary>
    [Id(1)] public bool? ForceStop { get; init; }

    public override PveRequest ToPve(GuestAddress guest) =>
        PveRequest.Post(guest, $"status/shutdown").With("timeout", Timeout).With("forceStop", ForceStop);
}

/// <summary>Shuts down and starts again, which applies pending changes.</summary>
[Operation("proxmox.container.reboot", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "vzreboot")]
[GenerateSerializer, Immutable, Alias("proxmox.container.reboot")]
public sealed record RebootContainer : ContainerCommand
{
    /// <summary>Seconds, for the shutdown.</summary>
    [Id(0), Range(0, 86_400)] public int? Timeout { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"status/reboot").With("timeout", Timeout);
}
