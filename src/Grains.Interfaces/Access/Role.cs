namespace Hypervisor.Grains.Interfaces;

/// <summary>The seven roles; a higher number may do all that a lower one may.</summary>
public enum Role
{
    /// <summary>May sign in and see who they are; nothing of the fleet.</summary>
    Guest = 0,

    /// <summary>Reads everything of the organization, or of the sites granted.</summary>
    Viewer = 10,

    /// <summary>As viewer; the role that notifications and rota tools are given.</summary>
    Operator = 20,

    /// <summary>Changes guests, nodes and controllers. The lowest role for every write to a cluster.</summary>
    SiteAdmin = 40,

    /// <summary>The whole organization: users, sites, settings; never limited to sites.</summary>
    OrgAdmin = 60,

    /// <summary>As organization admin, and platform resources.</summary>
    Admin = 80,

    /// <summary>Everything, in all organizations.</summary>
    SuperAdmin = 100,
}
