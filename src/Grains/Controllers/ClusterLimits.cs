using System.Globalization;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.Grains;

/// <summary>How much one cluster is asked, at most.</summary>
public sealed record ClusterLimits(int RequestsPerMinute, int ConcurrentRequests)
{
    public const string RequestsKey = "Hypervisor:ClusterRequests";
    public const string ConnectionsKey = "Hypervisor:ClusterConnections";

    internal static ClusterLimits Read(IConfiguration configuration) => new(Number(configuration[RequestsKey], 120), Number(configuration[ConnectionsKey], 10));

    internal PveClientOptions On(PveClientOptions options) => options with { RequestsPerMinute = RequestsPerMinute, ConcurrentRequests = ConcurrentRequests };

    private static int Number(string? text, int byDefault) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : byDefault;
}
