using System.Globalization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// One change that Proxmox VE can be asked to make: the body of a request, the staged payload, the grain's argument and the audit entry at once.
/// Its alias names it for ever: the feature, and <c>:operation</c> where a feature has several.
/// </summary>
[GenerateSerializer, Immutable, Alias("Command")]
public abstract record Command
{
    /// <summary>The task to look for; null: it is done when Proxmox VE answers.</summary>
    public TaskTrace? Task(CommandTarget target)
    {
        var types = TaskTypes().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var others = target.VmType switch { GuestType.Qemu => "vz", GuestType.Lxc => "qm", _ => "-" };
        return types.Length == 0 ? null : new([.. types.Where(type => types.Length == 1 || !type.StartsWith(others, StringComparison.Ordinal))], TaskId(target));
    }

    /// <summary>What no single field can tell is wrong.</summary>
    internal virtual void Check(FieldErrors errors, CommandTarget target)
    {
    }

    protected virtual string TaskTypes() => OperationAttribute.Of(GetType()).Tasks;

    protected virtual string TaskId(CommandTarget target) => target.Vmid?.ToString(CultureInfo.InvariantCulture) ?? "";
}
