namespace Hypervisor.PveSimulator;

/// <summary>A storage of the cluster's configuration.</summary>
internal sealed class SimulatedStorage(string id, string type)
{
    public string Id => id;
    public string Type => type;

    /// <summary>The further options of the configuration file.</summary>
    public SortedDictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    public string Content => Options.GetValueOrDefault("content", "images,rootdir");
    public bool IsShared => type is "nfs" or "cifs" or "rbd" or "cephfs" or "pbs" || Options.GetValueOrDefault("shared") == "1";
    public bool IsDisabled => Options.GetValueOrDefault("disable") == "1";

    /// <summary>Bytes on each node that has it.</summary>
    public long Size { get; init; } = 500L << 30;

    /// <summary>In use besides the volumes that are known.</summary>
    public long OtherUse { get; init; } = 8L << 30;

    public bool HasSnapshots => type is "lvmthin" or "zfspool" or "rbd" or "btrfs";

    public bool Holds(string content) => Content.Split(',').Contains(content);

    public bool IsOn(SimulatedNode node) => !IsDisabled && (!Options.TryGetValue("nodes", out var nodes) || nodes.Split(',').Contains(node.Name));
}
