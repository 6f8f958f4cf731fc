using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Sizes as they stand in a disk's options: "32G", "512M".</summary>
internal static class DiskSize
{
    private const string Units = "KMGT";

    /// <summary>The size= of a drive or mount point; 0 when it has none.</summary>
    public static long Of(string? drive)
    {
        var size = drive?.Split(',').FirstOrDefault(part => part.StartsWith("size=", StringComparison.Ordinal));
        return size is null ? 0 : Parse(size[5..]);
    }

    public static long Parse(string text)
    {
        if (text.Length == 0) return 0;
        var unit = Units.IndexOf(char.ToUpperInvariant(text[^1]));
        var digits = unit < 0 ? text : text[..^1];
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (long)(number * Math.Pow(1024, unit + 1)) : 0;
    }

    public static string Format(long bytes)
    {
        var unit = -1;
        while (bytes >= 1024 && bytes % 1024 == 0 && unit < Units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }
        return bytes.ToString(CultureInfo.InvariantCulture) + (unit < 0 ? "" : Units[unit]);
    }
}
