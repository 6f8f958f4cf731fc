using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class NodeDiskRoutes
{
    public static void MapNodeDisks(this RouteTable routes)
    {
        routes.Get("/nodes/{node}/disks/list", NodeParameters.Disks, Permissions.Either(Permissions.On("/", "Sys.Audit"), Permissions.On("/nodes/{node}", "Sys.Audit")), List);
        routes.Get("/nodes/{node}/disks/smart", NodeParameters.Smart, Permissions.On("/", "Sys.Audit"), Smart);
    }

    private static IEnumerable<Json> List(Call call)
    {
        foreach (var n in new[] { 0, 1 })
        {
            yield return new Json
            {
                ["devpath"] = $"/dev/nvme{n}n1", ["by_id_link"] = $"/dev/disk/by-id/nvme-{Serial(call, n)}", ["model"] = "SAMSUNG MZQL23T8HCLS-00A07", ["serial"] = Serial(call, n),
                ["vendor"] = "unknown", ["wwn"] = $"eui.3634473052{call.Node.Number:00}{n}", ["type"] = "nvme", ["size"] = 3_840_755_982_336, ["used"] = n == 0 ? "BIOS boot" : "LVM",
                ["gpt"] = n == 0, ["health"] = "PASSED", ["wearout"] = Wear(call, n), ["rpm"] = 0, ["osdid"] = -1, ["osdid-list"] = null, ["mounted"] = n == 0,
            };
        }
    }

    private static Json Smart(Call call)
    {
        var device = call.Get("disk");
        var n = device.StartsWith("/dev/nvme1", StringComparison.Ordinal) ? 1 : 0;
        if (!device.StartsWith("/dev/nvme", StringComparison.Ordinal)) return new Json { ["health"] = "UNKNOWN" };
        if (call.Flag("healthonly")) return new Json { ["health"] = "PASSED" };
        var hours = (long)(call.Now - call.Node.BootedAt).TotalHours + 9000;
        return new Json
        {
            ["health"] = "PASSED", ["type"] = "text", ["wearout"] = Wear(call, n),
            ["text"] = string.Create(CultureInfo.InvariantCulture,
                $"\nSMART/Health Information (NVMe Log 0x02)\nCritical Warning:                   0x00\nTemperature:                        {34 + n} Celsius\nAvailable Spare:                    100%\nPercentage Used:                    {100 - Wear(call, n)}%\nPower On Hours:                     {hours}\nMedia and Data Integrity Errors:    0\n"),
        };
    }

    private static string Serial(Call call, int n) => $"S64GNE0R{call.Cluster.Secret($"disk {call.Node.Name} {n}")[..6].ToUpperInvariant()}";

    private static int Wear(Call call, int n) => 100 - (int)(12 * new Noise(call.Cluster.Seed, -call.Node.Number).Level(20 + n));
}
