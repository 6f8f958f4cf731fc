namespace Hypervisor.Grains.Interfaces;

/// <summary>Only grains of the silos call it. The call filter refuses Orleans clients.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class InternalAttribute : Attribute;
