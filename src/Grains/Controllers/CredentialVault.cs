using Microsoft.AspNetCore.DataProtection;

namespace Hypervisor.Grains;

/// <summary>Seals a controller's token secret or password with the key ring that all silos share; bound to the controller, so that a sealed text can't be moved to another one.</summary>
internal sealed class CredentialVault(IDataProtectionProvider protection)
{
    public string Seal(Guid controller, string secret) => Protector(controller).Protect(secret);

    public string Open(Guid controller, string seal) => Protector(controller).Unprotect(seal);

    private IDataProtector Protector(Guid controller) => protection.CreateProtector("Hypervisor.Controllers", controller.ToString("D"));
}
