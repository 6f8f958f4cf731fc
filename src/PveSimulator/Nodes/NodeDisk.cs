namespace Hypervisor.PveSimulator;

/// <summary>A disk of a node: two NVMe and a rotating one.</summary>
internal sealed record NodeDisk(string Device, string Type, string Model, string Serial, string Wwn, long Size)
{
    /// <summary>Percent that is left of its life; null where the disk doesn't tell.</summary>
    public int? Wear { get; init; }
    public string? Use { get; set; }
    public bool HasGpt { get; set; }
    public bool IsMounted { get; init; }

    /// <summary>PASSED or FAILED.</summary>
    public string Health { get; set; } = "PASSED";

    public bool IsNvme => Type == "nvme";

    public static List<NodeDisk> Create(SimulatedNode node)
    {
        var noise = new Noise(node.Cluster.Seed, -node.Number);
        string Serial(int n) => node.Cluster.Secret($"disk {node.Name} {n}")[..6].ToUpperInvariant();
        int Wear(int n) => 100 - (int)(12 * noise.Level(20 + n));
        return
        [
            new("/dev/nvme0n1", "nvme", "SAMSUNG MZQL23T8HCLS-00A07", "S64GNE0R" + Serial(0), $"eui.3634473052{node.Number:00}0", 3_840_755_982_336) { Wear = Wear(0), Use = "BIOS boot", HasGpt = true, IsMounted = true },
            new("/dev/nvme1n1", "nvme", "SAMSUNG MZQL23T8HCLS-00A07", "S64GNE0R" + Serial(1), $"eui.3634473052{node.Number:00}1", 3_840_755_982_336) { Wear = Wear(1), Use = "LVM" },
            new("/dev/sda", "hdd", "ST16000NM001G-2KK103", "ZL2" + Serial(2), $"0x5000c500{node.Number:x2}a4f1", 16_000_900_661_248),
        ];
    }

    public Json ToJson() => new Json
    {
        ["devpath"] = Device, ["by_id_link"] = $"/dev/disk/by-id/{(IsNvme ? "nvme" : "ata")}-{Serial}", ["model"] = Model, ["serial"] = Serial, ["vendor"] = IsNvme ? "unknown" : "ATA     ", ["wwn"] = Wwn, ["type"] = Type,
        ["size"] = Size, ["gpt"] = HasGpt, ["health"] = Health, ["wearout"] = Wear is { } wear ? wear : "N/A", ["rpm"] = IsNvme ? 0 : 7200, ["osdid"] = -1, ["osdid-list"] = null, ["mounted"] = IsMounted,
    }.With("used", Use);
}
