using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hypervisor.PveSimulator;

/// <summary>Kestrel's sockets with a door at each address, so that a node can refuse connections and come back while the others go on.</summary>
internal sealed class Doors : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _sockets = new(Options.Create(new SocketTransportOptions { Backlog = 256 }), NullLoggerFactory.Instance);
    private readonly ConcurrentDictionary<IPEndPoint, Door> _doors = new();

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var door = new Door(_sockets, await _sockets.BindAsync(endpoint, cancellationToken));
        _doors[(IPEndPoint)door.EndPoint] = door;
        return door;
    }

    public Task Open(SimulatedNode node) => Of(node).Open();

    public Task Close(SimulatedNode node) => Of(node).Close();

    private Door Of(SimulatedNode node) => _doors[new IPEndPoint(node.Address, node.Cluster.Port)];
}
