namespace Hypervisor.WebApi;

internal static class Placeholder;
