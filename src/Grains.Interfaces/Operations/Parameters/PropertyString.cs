using System.Collections.Frozen;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Proxmox VE's way to put many values in one: <c>virtio,bridge=vmbr0,firewall=1</c>.</summary>
internal static class PropertyString
{
    public static string? Problem(FrozenDictionary<string, PveRule> parts, string value)
    {
        var seen = new HashSet<string>();
        foreach (var part in value.Split(','))
        {
            if (PartProblem(parts, part, seen) is { } problem)
            {
                return problem;
            }
        }

        var missing = parts.FirstOrDefault(part => part.Value.Required && !seen.Contains(part.Key)).Key;
        var alone = parts.FirstOrDefault(part => part.Value.Requires is { } other && seen.Contains(part.Key) && !seen.Contains(other));
        return missing is not null ? $"lacks {missing}="
            : alone.Key is not null ? $"has {alone.Key}= but not {alone.Value.Requires}="
            : null;
    }

    private static string? PartProblem(FrozenDictionary<string, PveRule> parts, string part, HashSet<string> seen)
    {
        if (part.Length == 0)
        {
            return "has an empty part";
        }

        var (key, text) = part.Split('=', 2) is [var name, var given] && parts.ContainsKey(name) ? (name, given) : (DefaultKey(parts), part);
        if (key is null || (key == DefaultKey(parts) && seen.Contains(key)))
        {
            var unknown = part.Split('=')[0];
            return $"has an unknown part '{PveValue.Brief(unknown)}'" + (Spelling.Nearest(unknown, parts.Keys) is { } near ? $" (did you mean {near}=?)" : "");
        }

        var rule = parts[key];
        if (rule.KeyAlias is { } model)
        {
            seen.Add(model);
        }

        while (rule.Alias is { } other)
        {
            (key, rule) = (other, parts[other]);
        }

        return !seen.Add(key) ? $"gives {key}= twice"
            : PveValue.Problem(rule, text) is { } problem ? $"{key}= {problem}"
            : null;
    }

    private static string? DefaultKey(FrozenDictionary<string, PveRule> parts) => parts.FirstOrDefault(part => part.Value.DefaultKey).Key;
}
