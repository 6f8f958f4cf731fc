using System.Globalization;

namespace Hypervisor.Grains;

/// <summary>Sizes as Proxmox VE shows them: binary units, three significant digits.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Format(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        var digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(size, digits)} {Units[unit]}");
    }
}
