namespace Hypervisor.Proxmox;

internal static class HighAvailabilityRequests
{
    public static PveRequest Resources() => PveRequest.Get($"/cluster/ha/resources");

    public static PveRequest Groups() => PveRequest.Get($"/cluster/ha/groups");

    public static PveRequest Rules() => PveRequest.Get($"/cluster/ha/rules");

    public static PveRequest Status() => PveRequest.Get($"/cluster/ha/status/current");

    public static PveRequest ManagerStatus() => PveRequest.Get($"/cluster/ha/status/manager_status");
}
