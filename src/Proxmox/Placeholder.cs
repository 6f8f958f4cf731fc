namespace Hypervisor.Proxmox;

internal static class Placeholder;
