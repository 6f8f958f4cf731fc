using System.Globalization;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains;

/// <summary>Sizes as guests' configurations have them: <c>32G</c>, <c>1.5T</c>, <c>4194304K</c>; without a unit, bytes.</summary>
internal static partial class DiskSizes
{
    /// <returns>Bytes; null: it is no size.</returns>
    public static long? Parse(string size)
    {
        if (Size().Match(size) is not { Success: true } found || !decimal.TryParse(found.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var factor = found.Groups[2].Value.ToUpperInvariant() switch { "K" => 1L << 10, "M" => 1L << 20, "G" => 1L << 30, "T" => 1L << 40, _ => 1L };
        return number > long.MaxValue / factor ? null : (long)(number * factor);
    }

    /// <param name="volume">Such as <c>local-lvm:vm-100-disk-0,size=32G</c>.</param>
    public static long? OfVolume(string volume) =>
        volume.Split(',').FirstOrDefault(part => part.StartsWith("size=", StringComparison.Ordinal)) is { } part ? Parse(part["size=".Length..]) : null;

    [GeneratedRegex(@"^(\d{1,18}(?:\.\d{1,6})?)([KMGTkmgt]?)$")]
    private static partial Regex Size();
}
