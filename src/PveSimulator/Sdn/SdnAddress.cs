namespace Hypervisor.PveSimulator;

internal sealed record SdnAddress(string Zone, string Vnet, string Subnet, string Ip, string? Mac, int? Vmid);
