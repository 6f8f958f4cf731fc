using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal static class AlertScopes
{
    /// <summary>The rule that counts for it: the first of its kind that covers it.</summary>
    public static AlertRule? For(this AlertRules rules, AlertKind kind, AlertObject about, IReadOnlyCollection<string> tags, Guid controller, Guid? site) =>
        rules.Rules.FirstOrDefault(rule => rule.Kind == kind && rule.Scope.Covers(about, tags, controller, site));

    public static bool Covers(this AlertScope scope, AlertObject about, IReadOnlyCollection<string> tags, Guid controller, Guid? site) =>
        (scope.Sites.IsEmpty || (site is { } at && scope.Sites.Contains(at)))
        && (scope.Controllers.IsEmpty || scope.Controllers.Contains(controller))
        && (scope.Tags.IsEmpty || scope.Tags.Any(tag => tags.Contains(tag, StringComparer.OrdinalIgnoreCase)))
        && (scope.Names.IsEmpty || scope.Names.Any(pattern => Fits(pattern, about.Type == AlertObjectType.Certificate ? about.Node ?? "" : about.Name)));

    // Greedy with one place to go back to: no pattern makes it slow.
    private static bool Fits(string pattern, string name)
    {
        var (p, n, star, from) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, from) = (p++, n);
            }
            else if (p < pattern.Length && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++from;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
