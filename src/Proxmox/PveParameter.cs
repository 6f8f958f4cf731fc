namespace Hypervisor.Proxmox;

internal readonly record struct PveParameter(string Name, string Value);
