namespace Hypervisor.Grains.Interfaces;

public enum AuditResult
{
    Succeeded,

    /// <summary>Role, permission, gate or a browser's missing CSRF token.</summary>
    Denied,

    Failed,

    /// <summary>It was begun, and whoever did it was gone before the outcome was known.</summary>
    Unknown,
}
