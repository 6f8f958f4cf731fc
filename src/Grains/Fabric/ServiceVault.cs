using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;

namespace Hypervisor.Grains;

/// <summary>Seals what a service signs with, by the key ring that all silos share; bound to the service, so that it can't be moved to another one.</summary>
internal sealed class ServiceVault(IDataProtectionProvider protection)
{
    public string Seal(FabricCredential credential) => Convert.ToBase64String(Protector(credential.ServiceId).Protect(credential.Key.ToArray()));

    public FabricCredential Open(Guid service, string seal) => FabricCredential.Of(service, Protector(service).Unprotect(Convert.FromBase64String(seal)));

    private IDataProtector Protector(Guid service) => protection.CreateProtector("Hypervisor.Services", service.ToString("D"));
}
