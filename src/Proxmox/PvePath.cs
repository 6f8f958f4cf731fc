using System.Globalization;
using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox;

/// <summary>
/// Paths below the API's root. Proxmox unescapes a path before it splits it, so an escaped slash in a value reaches another
/// method: it is let through only where a volume or a network in CIDR form is meant. Dot segments never are: the DELETE of
/// <c>/qemu/100/snapshot/..</c> would remove the guest.
/// </summary>
internal static partial class PvePath
{
    private const int MaxLength = 4096;

    /// <summary>Escapes each hole as one segment (or a part of one) and checks the result.</summary>
    /// <exception cref="PveException">InvalidRequest</exception>
    public static string Build(FormattableString path) => Check(path.ToString(Escaping.Instance));

    /// <exception cref="PveException">InvalidRequest</exception>
    public static string Check(string path)
    {
        if (Problem(path) is { } problem)
            throw new PveException(PveFailure.InvalidRequest, $"The path is not allowed: {problem}.") { NeverSent = true };
        return path;
    }

    private static string? Problem(string path)
    {
        if (path.Length > MaxLength)
            return "it is too long";
        if (!Allowed().IsMatch(path))
            return "it holds characters that must be escaped, or does not start with a slash";

        var segments = path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            if (SegmentProblem(segments[i], after: segments[i - 1]) is { } problem)
                return problem;
        }
        return null;
    }

    private static string? SegmentProblem(string segment, string after)
    {
        var plain = Uri.UnescapeDataString(segment);
        if (plain.Any(char.IsControl))
            return "a segment holds control characters";
        if (plain.Contains('\\') || EncodedTraversal().IsMatch(plain))
            return "a segment holds an encoded separator";
        if (plain.Split('/').Any(part => part is "" or "." or ".."))
            return "it has an empty or a dot segment";
        if (plain.Contains('/') && !Cidr().IsMatch(plain) && !(after == "content" && Volume().IsMatch(plain)))
            return "a value holds a slash";
        return null;
    }

    // What RFC 3986 lets stand in a segment, and whole escapes.
    [GeneratedRegex(@"^(?:/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();

    [GeneratedRegex("%(?:2e|2f|5c|25|00)", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedTraversal();

    [GeneratedRegex("^[0-9A-Fa-f:.]+/[0-9]{1,3}$")]
    private static partial Regex Cidr();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._-]*:.+$")]
    private static partial Regex Volume();

    private sealed class Escaping : IFormatProvider, ICustomFormatter
    {
        public static readonly Escaping Instance = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider)
        {
            var text = arg is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString();
            if (string.IsNullOrEmpty(text))
                throw new PveException(PveFailure.InvalidRequest, "The path is not allowed: a value is empty.") { NeverSent = true };
            return Uri.EscapeDataString(text);
        }
    }
}
