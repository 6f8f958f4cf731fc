namespace Hypervisor.Grains.Interfaces;

/// <summary>A command that makes a guest. Its VMID is settled before it is sent, so that sending it twice can't make two.</summary>
public interface IGuestMaker
{
    /// <summary>Null: the cluster's next free one.</summary>
    int? Vmid { get; }

    Command WithVmid(int vmid);
}
