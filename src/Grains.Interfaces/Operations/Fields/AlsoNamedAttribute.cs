namespace Hypervisor.Grains.Interfaces;

/// <summary>Another name that clients give a field.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlsoNamedAttribute(string name) : Attribute
{
    public string Name => name;
}
