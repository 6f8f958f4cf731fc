using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

internal static class PveRequestSettings
{
    public static PveRequest With(this PveRequest request, PveSettings settings) =>
        settings.Values.Aggregate(request, (made, pair) => pair.Key switch
        {
            "exclude-path" => made.With(pair.Key, pair.Value.Split(PveValue.Separator)),
            "sshkeys" => made.With(pair.Key, EncodedOnceMore(pair.Value)),
            _ => made.With(pair.Key, pair.Value),
        });

    /// <summary>A list in one string; empty: left out.</summary>
    public static PveRequest WithNames(this PveRequest request, string name, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? request : request.With(name, string.Join(',', names));

    public static PveRequest With(this PveRequest request, string name, Secret? secret) => request.With(name, secret?.Reveal);

    // Proxmox VE decodes the form and then the value.
    private static string EncodedOnceMore(string keys) => keys == Secret.Masked ? keys : Uri.EscapeDataString(keys.Trim());
}
