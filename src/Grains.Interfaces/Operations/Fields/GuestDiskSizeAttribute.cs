using System.Globalization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Of a new disk: with a unit, or in GiB.</summary>
public sealed class GuestDiskSizeAttribute() : FormAttribute("[0-9]{1,7}([.][0-9]{1,3})?[KMGT]?", "size of a disk, as in 32G", 20)
{
    /// <summary>The bare number that Proxmox VE wants; it takes a unit for part of the storage's name.</summary>
    public static string ToGibibytes(string size)
    {
        var factor = size[^1] switch { 'K' => 1m / 1024 / 1024, 'M' => 1m / 1024, 'T' => 1024m, _ => 1m };
        return (decimal.Parse(size.AsSpan().TrimEnd("KMGT"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * factor).ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
