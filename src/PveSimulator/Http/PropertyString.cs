using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>PVE's "a=1,b=2" values, where one key may stand without its name.</summary>
internal static class PropertyString
{
    /// <summary>The keys and values with aliases resolved; an error in PVE's words when the text can't be read.</summary>
    public static (Dictionary<string, string> Entries, string? Error) Parse(string name, ParameterSet properties, string text)
    {
        var entries = new Dictionary<string, string>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=');
            var key = at < 0 ? properties.All.FirstOrDefault(property => property.IsDefault)?.Name : part[..at];
            if (key is null) return (entries, $"{name}: missing key in comma-separated list property\n");
            var value = at < 0 ? part : part[(at + 1)..];
            if (properties.Find(key) is { Kind: ParameterKind.Alias } alias)
            {
                if (alias.KeyAlias is not null) entries[alias.KeyAlias] = key;
                key = alias.AliasOf!;
            }
            else if (properties.Find(key) is null)
            {
                // A volume may hold an equals sign of its own, and then the whole part is the value of the default key.
                var fallback = properties.All.FirstOrDefault(property => property.IsDefault)?.Name;
                if (fallback is null || entries.ContainsKey(fallback) || !part.Contains(':')) { entries[key] = value; continue; }
                (key, value) = (fallback, part);
            }
            entries[key] = value;
        }
        return (entries, null);
    }

    public static string? Check(string name, ParameterSet properties, string text)
    {
        var (entries, error) = Parse(name, properties, text);
        if (error is not null) return error;
        var errors = new StringBuilder();
        foreach (var (key, problem) in properties.Check(entries)) errors.Append($"{name}.{key}: {problem}\n");
        return errors.Length == 0 ? null : errors.ToString();
    }
}
