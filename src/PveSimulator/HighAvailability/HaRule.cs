namespace Hypervisor.PveSimulator;

/// <summary>Where services may or should run: on certain nodes, together, or apart.</summary>
/// <param name="Type">node-affinity or resource-affinity.</param>
/// <param name="Options">resources, nodes, affinity, strict, disable, comment: present only when set.</param>
internal sealed record HaRule(string Id, string Type, IReadOnlyDictionary<string, string> Options)
{
    public IReadOnlyList<string> Resources => Split(Options.GetValueOrDefault("resources"));

    public bool IsInForce => Options.GetValueOrDefault("disable") != "1";

    public string Text => $"{Type}: {Id}\n{string.Concat(Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"\t{option.Key} {option.Value}\n"))}";

    public HaRule With(string option, string value) => this with { Options = new Dictionary<string, string>(Options) { [option] = value } };

    public static string[] Split(string? list) => (list ?? "").Split([',', ';', ' ', '\0'], StringSplitOptions.RemoveEmptyEntries);
}
