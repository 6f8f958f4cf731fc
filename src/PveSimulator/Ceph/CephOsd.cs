namespace Hypervisor.PveSimulator;

internal sealed class CephOsd(int id, SimulatedNode node)
{
    public int Id => id;
    public SimulatedNode Node => node;

    /// <summary>Whether data is placed on it.</summary>
    public bool IsIn { get; set; } = true;
    public double Used => CephState.OsdSize * (0.2 + 0.3 * new Noise(node.Cluster.Seed, 5000 + id).Level(1));
}
