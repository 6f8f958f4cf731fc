namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer]
public enum AlertSeverity
{
    Info,
    Warning,
    Critical,
}
