using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The same reads once more, each domain below a prefix of its own and in an envelope, as clients of older systems know them.</summary>
internal static class Gateways
{
    public static void MapGateways(this IEndpointRouteBuilder api)
    {
        api.MapVirtualMachineGateway();
        api.MapContainerGateway();
        api.MapSnapshotGateway();
        api.MapStorageGateway();
        api.MapClusterGateway();
        api.MapClusterTasksGateway();
        api.MapNodeGateway();
        api.MapHighAvailabilityGateway();
        api.MapSdnGateway();
        api.MapCephGateway();
        api.MapReplicationGateway();
        api.MapFirewallGateway();
    }
}
