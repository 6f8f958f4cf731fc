using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;

namespace Hypervisor.Grains;

/// <summary>Seals a change's command, which may hold passwords; bound to the change, so that it can't be moved to another one.</summary>
internal sealed class ChangeVault(IDataProtectionProvider protection)
{
    public string Seal(Guid change, Command command) => Convert.ToBase64String(Protector(change).Protect(CommandJson.Reveal(command)));

    public Command Open(Guid change, string sealedCommand) => CommandJson.Open(Protector(change).Unprotect(Convert.FromBase64String(sealedCommand)));

    /// <summary>Whether the sealed command is this one, secrets included.</summary>
    public bool Holds(Guid change, string sealedCommand, Command command) =>
        CommandJson.Reveal(Open(change, sealedCommand)).AsSpan().SequenceEqual(CommandJson.Reveal(command));

    private IDataProtector Protector(Guid change) => protection.CreateProtector("Hypervisor.Changes", change.ToString("D"));
}
