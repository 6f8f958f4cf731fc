namespace Hypervisor.PveSimulator;

/// <summary>A disk image, template, ISO or backup.</summary>
internal sealed class SimulatedVolume(string id, string content, string format, long size, DateTimeOffset createdAt)
{
    /// <summary>storage:path</summary>
    public string Id => id;
    public string Storage => id[..id.IndexOf(':')];
    public string Content => content;
    public string Format => format;
    public long Size { get; set; } = size;
    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>The node whose disk holds it; null on a shared storage.</summary>
    public string? Node { get; init; }
    public int? Vmid { get; init; }
    public string? Parent { get; init; }

    /// <summary>qemu or lxc, of a backup.</summary>
    public string? Subtype { get; init; }
    public string? Notes { get; set; }
    public bool IsProtected { get; set; }

    /// <summary>ok or failed, where a backup server has looked at it.</summary>
    public string? Verification { get; init; }

    /// <summary>The guest's configuration in a backup.</summary>
    public IReadOnlyDictionary<string, string>? Saved { get; init; }

    /// <summary>The same volume on the disk of another node.</summary>
    public SimulatedVolume OnNode(string node) => new(id, content, format, Size, createdAt)
    {
        Node = node, Vmid = Vmid, Parent = Parent, Subtype = Subtype, Notes = Notes, IsProtected = IsProtected, Verification = Verification, Saved = Saved,
    };
}
