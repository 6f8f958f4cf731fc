namespace Hypervisor.Grains.Interfaces;

/// <summary>The lowest role that may call a grain method, checked by the silo's call filter.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class RequiresAttribute(Role role) : Attribute
{
    public Role Role => role;
}
