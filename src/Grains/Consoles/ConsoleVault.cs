using System.Text.Json;
using Hypervisor.Proxmox;
using Microsoft.AspNetCore.DataProtection;

namespace Hypervisor.Grains;

/// <summary>Seals an opened console, which holds a credential, for its way to the silo that connects; bound to the lease.</summary>
internal sealed class ConsoleVault(IDataProtectionProvider protection)
{
    public string Seal(Guid lease, PveConsole console) => Convert.ToBase64String(Protector(lease).Protect(JsonSerializer.SerializeToUtf8Bytes(console)));

    public PveConsole Open(Guid lease, string seal) => JsonSerializer.Deserialize<PveConsole>(Protector(lease).Unprotect(Convert.FromBase64String(seal)))!;

    private IDataProtector Protector(Guid lease) => protection.CreateProtector("Hypervisor.Consoles", lease.ToString("D"));
}
