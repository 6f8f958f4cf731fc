using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>What smartctl says of a disk: a text of an NVMe disk, attributes of a rotating one.</summary>
internal static class DiskHealth
{
    public static Json Of(NodeDisk disk, long hours, bool isShort)
    {
        var answer = new Json { ["health"] = disk.Health };
        if (isShort) return answer;
        if (disk.IsNvme) return answer.With("type", "text").With("wearout", disk.Wear).With("text", Text(disk, hours));
        answer["type"] = "ata";
        answer["attributes"] = new[]
        {
            Attribute(1, "Raw_Read_Error_Rate", "-O-R--", 82, 64, 44, "0/168123434"), Attribute(3, "Spin_Up_Time", "PO----", 90, 89, 0, "0"), Attribute(5, "Reallocated_Sector_Ct", "PO--CK", 100, 100, 10, disk.Health == "PASSED" ? "0" : "1992"),
            Attribute(9, "Power_On_Hours", "-O--CK", 88, 88, 0, hours.ToString(CultureInfo.InvariantCulture)), Attribute(194, "Temperature_Celsius", "-O---K", 31, 48, 0, "31 (0 21 0 0 0)"),
            Attribute(197, "Current_Pending_Sector", "-O--C-", 100, 100, 0, disk.Health == "PASSED" ? "0" : "16"), Attribute(199, "UDMA_CRC_Error_Count", "-OSRCK", 200, 200, 0, "0"),
        };
        return answer;
    }

    private static string Text(NodeDisk disk, long hours) => string.Create(CultureInfo.InvariantCulture,
        $"\nSMART/Health Information (NVMe Log 0x02)\nCritical Warning:                   0x00\nTemperature:                        35 Celsius\nAvailable Spare:                    100%\nPercentage Used:                    {100 - disk.Wear}%\nPower On Hours:                     {hours}\nMedia and Data Integrity Errors:    0\n");

    private static Json Attribute(int id, string name, string flags, int value, int worst, int threshold, string raw) => new()
    {
        ["id"] = id.ToString(CultureInfo.InvariantCulture).PadLeft(3), ["name"] = name, ["flags"] = flags, ["value"] = value, ["normalized"] = value, ["worst"] = worst, ["threshold"] = threshold, ["fail"] = "-", ["raw"] = raw,
    };
}
