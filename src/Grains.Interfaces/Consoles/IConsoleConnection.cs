namespace Hypervisor.Grains.Interfaces;

/// <summary>A console that is signed in to. Disposal tells the cluster that it ends.</summary>
public interface IConsoleConnection : IAsyncDisposable
{
    /// <summary>What the console says and is told, once <see cref="Welcome"/> is over.</summary>
    Stream Console { get; }

    /// <summary>Speaks the beginning of the protocol with the viewer, who needs no password: who they are was checked.</summary>
    /// <exception cref="IOException">The viewer speaks another protocol, or went.</exception>
    Task Welcome(Stream viewer, CancellationToken cancellation);
}
