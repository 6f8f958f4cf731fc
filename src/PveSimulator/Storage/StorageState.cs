using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The storages of one cluster and everything on them.</summary>
internal sealed class StorageState
{
    private readonly SortedDictionary<string, SimulatedStorage> _byId = new(StringComparer.Ordinal);

    public IEnumerable<SimulatedStorage> All => _byId.Values;

    public List<SimulatedVolume> Volumes { get; } = [];

    public string Digest
    {
        get
        {
            var text = string.Join('\n', All.Select(storage => $"{storage.Type}: {storage.Id} {string.Join(' ', storage.Options)}"));
            return Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(text)));
        }
    }

    public bool Contains(string id) => _byId.ContainsKey(id);

    public SimulatedStorage Find(string id) => _byId.GetValueOrDefault(id) ?? throw PveError.Failed($"storage '{id}' does not exist");

    public SimulatedStorage Add(SimulatedStorage storage) => _byId[storage.Id] = storage;

    public void Remove(string id)
    {
        _byId.Remove(id);
        Volumes.RemoveAll(volume => volume.Storage == id);
    }

    /// <summary>What one node sees on a storage.</summary>
    public IEnumerable<SimulatedVolume> On(SimulatedStorage storage, SimulatedNode node) =>
        Volumes.Where(volume => volume.Storage == storage.Id && (volume.Node is null || volume.Node == node.Name));

    public SimulatedVolume? FindVolume(string id, SimulatedNode node) => Volumes.Find(volume => volume.Id == id && (volume.Node is null || volume.Node == node.Name));

    public long Used(SimulatedStorage storage, SimulatedNode node) => Math.Min(storage.Size, storage.OtherUse + On(storage, node).Sum(volume => volume.Size) / 3);

    /// <summary>A new disk of a guest; the name is the next free one.</summary>
    public SimulatedVolume Allocate(SimulatedStorage storage, SimulatedGuest guest, long size, string? format)
    {
        var isDirectory = storage.Type is "dir" or "nfs" or "cifs" or "cephfs";
        format = isDirectory && !guest.IsContainer ? format ?? "raw" : "raw";
        for (var n = 0; ; n++)
        {
            var name = $"vm-{guest.Vmid}-disk-{n}";
            var id = isDirectory ? $"{storage.Id}:{guest.Vmid}/{name}.{format}" : $"{storage.Id}:{name}";
            if (Volumes.Exists(volume => volume.Id == id)) continue;
            var volume = new SimulatedVolume(id, guest.IsContainer ? "rootdir" : "images", format, size, guest.Cluster.Schedule.Now)
            {
                Vmid = guest.Vmid, Node = storage.IsShared ? null : guest.NodeName,
            };
            Volumes.Add(volume);
            return volume;
        }
    }

    public void RemoveVolumesOf(SimulatedGuest guest) => Volumes.RemoveAll(volume => volume.Vmid == guest.Vmid && volume.Content is ("images" or "rootdir"));
}
