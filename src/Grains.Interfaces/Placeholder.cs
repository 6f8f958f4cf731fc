namespace Hypervisor.Grains.Interfaces;

internal static class Placeholder;
