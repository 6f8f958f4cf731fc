using System.Globalization;

namespace Hypervisor.PveSimulator;

internal sealed class ConfigSection(string type)
{
    private static readonly string[] Steering = ["id", "node", "delete", "digest", "type", "realm", "name", "cputype", "password"];
    private static readonly char[] Separators = [',', ';', ' ', '\0'];

    public string Type => type;
    public SortedDictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes over what the call gives and removes what it deletes; what steers the call is no option.</summary>
    public void Update(Call call)
    {
        foreach (var key in (call["delete"] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)) Options.Remove(key);
        foreach (var (key, value) in call.Arguments) if (!Steering.Contains(key)) Options[key] = value;
    }

    /// <summary>The options with numbers and lists as such, by what the parameters say of them.</summary>
    public Json ToJson(ParameterSet types)
    {
        var json = new Json();
        foreach (var (key, value) in Options) json[key] = types.Find(key)?.Kind switch
        {
            ParameterKind.Flag or ParameterKind.Integer when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            ParameterKind.List => value.Split('\0'),
            _ => value,
        };
        return json;
    }
}
