namespace Hypervisor.Grains.Interfaces;

/// <summary>A grain that belongs to an organization, and perhaps to a site: for callers of another tenant it does not exist.</summary>
public interface ITenantGrain
{
    /// <summary>What a 404 calls it, such as <c>Controller 42…</c>.</summary>
    string TenantLabel { get; }

    /// <summary>Whose it is; null while it doesn't exist.</summary>
    (Guid Organization, Guid? Site)? Tenant { get; }
}
