namespace Hypervisor.PveSimulator;

/// <summary>A zone, vnet, subnet, controller, IPAM or DNS server. It is never changed but replaced, because the running configuration shares it.</summary>
internal sealed record SdnObject(string Id, string Type, IReadOnlyDictionary<string, string> Options)
{
    public string? this[string option] => Options.GetValueOrDefault(option);

    public bool IsSameAs(SdnObject other) => Text == other.Text;

    /// <summary>As it stands in the file.</summary>
    public string Text => $"{Type}: {Id}\n{string.Concat(Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"\t{option.Key} {option.Value}\n"))}";
}
