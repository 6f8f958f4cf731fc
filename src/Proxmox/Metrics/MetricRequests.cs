namespace Hypervisor.Proxmox;

internal static class MetricRequests
{
    public static PveRequest OfNode(string node, string timeframe) =>
        PveRequest.Get($"/nodes/{node}/rrddata").With("timeframe", timeframe).With("cf", "AVERAGE");

    public static PveRequest OfGuest(GuestAddress guest, string timeframe) =>
        PveRequest.Get(guest, $"rrddata").With("timeframe", timeframe).With("cf", "AVERAGE");
}
