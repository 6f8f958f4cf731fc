using System.Net;
using System.Net.Sockets;

namespace Hypervisor.Silo;

internal static class FreePorts
{
    /// <summary>Both at once, so that they differ.</summary>
    public static (int Silo, int Gateway) Choose(SiloOptions options)
    {
        using var first = Listen(options.AdvertisedAddress);
        using var second = Listen(options.AdvertisedAddress);
        return (options.SiloPort ?? Port(first), options.GatewayPort ?? Port(second));
    }

    private static TcpListener Listen(IPAddress address)
    {
        var listener = new TcpListener(IPAddress.IsLoopback(address) ? address : IPAddress.Any, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
