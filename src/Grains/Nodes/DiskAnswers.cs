using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class DiskAnswers
{
    public static NodeDisk ToNodeDisk(this PveDisk disk) => new()
    {
        Devpath = disk.DevPath,
        Model = Known(disk.Model),
        Serial = Known(disk.Serial),
        Vendor = Known(disk.Vendor),
        Wwn = Known(disk.Wwn),
        Size = disk.SizeBytes,
        Wearout = Percent(disk.Wearout),
        Rpm = disk.Rpm is >= 0 ? disk.Rpm : null,
        DiskType = disk.Type,
        Gpt = disk.Gpt ?? false,
        Health = disk.Health,
        Used = disk.Used is { Length: > 0 } ? disk.Used : null,
        Mounted = disk.Mounted ?? false,
        OsdId = disk.OsdId is >= 0 ? disk.OsdId : null,
    };

    public static DiskSmart ToSmart(this PveSmart smart, string disk) => new()
    {
        Disk = disk,
        Health = smart.Health,
        Type = smart.Type,
        Attributes = [.. (smart.Attributes ?? []).Select(ToAttribute).OrderBy(attribute => attribute.Id ?? int.MaxValue)],
        Text = smart.Text is { } text ? Redaction.RedactText(text) : null,
        Wearout = Percent(smart.Wearout),
    };

    private static SmartAttribute ToAttribute(PveSmartAttribute attribute) => new()
    {
        Id = Number(attribute.Id),
        Name = Trimmed(attribute.Name),
        Value = Number(attribute.Value),
        Worst = Number(attribute.Worst),
        Threshold = Number(attribute.Threshold),
        Raw = Trimmed(attribute.Raw),
        Flags = Trimmed(attribute.Flags),
        Fail = Trimmed(attribute.Fail) is { } fail && fail.Trim('-').Length > 0 ? fail : null,
    };

    private static string? Known(string? text) => Trimmed(text) is { } known && known != "unknown" ? known : null;

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "N/A" where the disk doesn't say.
    private static double? Percent(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && double.IsFinite(percent) ? percent : null;
}
