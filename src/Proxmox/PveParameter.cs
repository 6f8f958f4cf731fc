namespace Hypervisor.Proxmox;

/// <summary>A field of a form or a query. ToString masks those that are secret by name.</summary>
public readonly record struct PveParameter(string Name, string Value)
{
    public override string ToString() => $"{Name}={(Redaction.IsSecret(Name) ? Redaction.Mask : Value)}";
}
