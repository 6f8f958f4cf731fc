namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Services of other processes may call it, with a key. Without this they may call the grains of their own tenant alone
/// (<see cref="ITenantGrain"/>), and of these what <see cref="RequiresAttribute"/> gives a role.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class OpenToServicesAttribute : Attribute;
