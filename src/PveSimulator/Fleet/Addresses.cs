using System.Net;
using System.Net.Sockets;

namespace Hypervisor.PveSimulator;

/// <summary>Which loopback addresses the nodes have.</summary>
internal sealed class Addresses
{
    private readonly bool _hasMany;

    private Addresses(bool hasMany) => _hasMany = hasMany;

    /// <summary>Linux and Windows take every address in 127.0.0.0/8; macOS only those that were added by hand.</summary>
    public static Addresses Create()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.1.1.1"), 0));
            return new(true);
        }
        catch (SocketException)
        {
            return new(false);
        }
    }

    /// <param name="cluster">From 0.</param>
    /// <param name="node">From 1.</param>
    public IPAddress Of(int cluster, int node) =>
        _hasMany ? new IPAddress([127, (byte)(1 + cluster / 250), (byte)(1 + cluster % 250), (byte)node]) : IPAddress.Loopback;

    /// <summary>One port for all where the addresses differ, else one a cluster.</summary>
    public int PortOf(int cluster, int first) => _hasMany ? first : first + cluster;
}
