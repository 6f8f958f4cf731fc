using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator;

/// <summary>The patterns of the API description are Perl's.</summary>
internal static partial class PerlPattern
{
    /// <summary>Matches the whole value.</summary>
    public static Regex ToRegex(string pattern)
    {
        var text = Flags().Replace(pattern, flags => $"(?{flags.Groups[1].Value.Replace("u", "", StringComparison.Ordinal)}:").Replace("\\_", "_", StringComparison.Ordinal);
        return new Regex($"^(?:{text})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    /// <summary>Perl writes (?^ui: for what .NET knows as (?i:.</summary>
    [GeneratedRegex("\\(\\?\\^([a-z]*):")] private static partial Regex Flags();
}
