namespace Hypervisor.Grains.Interfaces;

/// <summary>A command that sends a guest to another cluster, which may be named by its controller here.</summary>
public interface IRemoteMigration
{
    Guid? TargetControllerId { get; }

    /// <summary>The same, with where that controller's cluster is and a token for it.</summary>
    Command To(RemoteEndpoint endpoint);
}
