namespace Hypervisor.PveSimulator;

/// <summary>Where a firewall stands in the API: that of the cluster, a node, a virtual machine, a container or a vnet.</summary>
/// <param name="Kind">cluster, host, vm, ct, vnet, or group for the rules of a security group.</param>
/// <param name="InPath">The parameters of the path.</param>
/// <param name="LockName">What PVE locks for a write, below "firewall-".</param>
internal sealed record FirewallScope(string Kind, string Path, Parameter[] InPath, Permission Audit, Permission Modify, Func<Call, FirewallConfig> Config, Func<Call, string> LockName)
{
    /// <summary>The configuration, locked for a write.</summary>
    public FirewallConfig Locked(Call call)
    {
        call.Cluster.DemandLock($"firewall-{LockName(call)}");
        return Config(call);
    }

    public bool IsGuest => Kind is "vm" or "ct";
}
