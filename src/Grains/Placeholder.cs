namespace Hypervisor.Grains;

internal static class Placeholder;
