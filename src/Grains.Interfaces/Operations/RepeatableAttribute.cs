namespace Hypervisor.Grains.Interfaces;

/// <summary>The method only reads: a grain whose call was lost with a silo asks again, whatever it is doing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
