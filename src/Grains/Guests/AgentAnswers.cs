using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>Puts together what an agent tells in several answers. The guest wrote them: nothing in them is where it should be until it is looked at.</summary>
internal static class AgentAnswers
{
    public static async Task<GuestAgentInfo> Ask(PveClient pve, GuestAddress guest, CancellationToken cancellation)
    {
        var missing = ImmutableDictionary.CreateBuilder<string, string>();
        var host = await Part("hostname", "get-host-name");
        var os = await Part("os", "get-osinfo");
        var interfaces = await Part("interfaces", "network-get-interfaces");
        return new GuestAgentInfo
        {
            Hostname = Text(host, "host-name"),
            OsType = Text(os, "id") ?? Text(os, "name"),
            OsVersion = Text(os, "version") ?? Text(os, "version-id") ?? Text(os, "pretty-name"),
            Interfaces = interfaces is { ValueKind: JsonValueKind.Array } list ? ToInterfaces(list) : null,
            Missing = missing.ToImmutable(),
        };

        async Task<JsonElement?> Part(string name, string command)
        {
            try
            {
                return Member(await pve.ReadAgent(guest, command, cancellation), "result");
            }
            catch (PveException failure) when (IsUnsupported(failure))
            {
                missing[name] = failure.Reason;
                return null;
            }
        }
    }

    // An agent that answers is there: it only can't, or may not, tell this.
    private static bool IsUnsupported(PveException failure) =>
        failure.Failure == PveFailure.Refused
        && (failure.Reason.StartsWith("Agent error", StringComparison.OrdinalIgnoreCase)
            || failure.Reason.Contains("has been disabled", StringComparison.OrdinalIgnoreCase)
            || failure.Reason.Contains("has not been found", StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<GuestInterface> ToInterfaces(JsonElement list) =>
    [
        .. list.EnumerateArray().Where(item => Text(item, "name") is not null).Select(item => new GuestInterface(
            Text(item, "name")!,
            Text(item, "hardware-address"),
            Member(item, "ip-addresses") is { ValueKind: JsonValueKind.Array } addresses
                ? [.. addresses.EnumerateArray().Select(address => Text(address, "ip-address")).OfType<string>()]
                : [])),
    ];

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
