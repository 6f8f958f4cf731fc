using System.Net;

namespace Hypervisor.Samples.FabricClient;

/// <summary>What the sample is told by its arguments and its environment.</summary>
internal sealed record SampleOptions(IPEndPoint Gateway, string ClusterId, string ServiceId, Guid Organization, string Key, string Snapshot)
{
    public const string Usage = """
        Usage: HYPERVISOR_SERVICE_KEY=hvs_… FabricClient --organization ID [--gateway 127.0.0.1:30000] [--cluster-id hypervisor] [--service-id hypervisor] [--snapshot NAME]

        The key and the organization's id are in the answer of POST /api/v1/fabric/services. Start the silo with a gateway port of its own choice:
        HYPERVISOR_GATEWAY_PORT=30000.
        """;

    /// <summary>Null where something is missing or can't be read.</summary>
    public static SampleOptions? Read(string[] arguments, string? key)
    {
        var given = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        return arguments.Length % 2 == 0
            && key is { Length: > 0 }
            && Guid.TryParse(given.GetValueOrDefault("--organization"), out var organization)
            && IPEndPoint.TryParse(given.GetValueOrDefault("--gateway", "127.0.0.1:30000"), out var gateway)
                ? new SampleOptions(gateway, given.GetValueOrDefault("--cluster-id", "hypervisor"), given.GetValueOrDefault("--service-id", "hypervisor"), organization, key, given.GetValueOrDefault("--snapshot", "by-service"))
                : null;
    }
}
