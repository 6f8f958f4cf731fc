using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class StorageAnswers
{
    public static StorageContentItem ToItem(this PveVolume volume) => new()
    {
        Volid = volume.VolumeId,
        Content = volume.Content,
        Format = volume.Format,
        Size = volume.SizeBytes,
        Used = volume.UsedBytes,
        Ctime = volume.CreatedAt?.ToUnixTimeSeconds(),
        Vmid = volume.Vmid,
        Notes = volume.Notes is { } notes ? Redaction.RedactText(notes) : null,
        Subtype = volume.Subtype,
        Parent = volume.Parent,
        Protected = volume.Protected == true,
        Verification = volume.Verification?.State,
        Encrypted = volume.Encrypted,
    };

    /// <summary>PVE takes one property string and refuses each measure as a parameter of its own.</summary>
    public static string? ToPropertyString(this BackupRetention keep)
    {
        var measures = new[]
        {
            ("keep-all", keep.All switch { true => 1, false => 0, null => (int?)null }), ("keep-last", keep.Last), ("keep-hourly", keep.Hourly),
            ("keep-daily", keep.Daily), ("keep-weekly", keep.Weekly), ("keep-monthly", keep.Monthly), ("keep-yearly", keep.Yearly),
        };
        var text = string.Join(',', measures.Where(measure => measure.Item2 is not null).Select(measure => string.Create(CultureInfo.InvariantCulture, $"{measure.Item1}={measure.Item2}")));
        return text.Length == 0 ? null : text;
    }
}
