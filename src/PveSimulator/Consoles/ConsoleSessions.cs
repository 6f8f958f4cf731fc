using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The open consoles of one cluster.</summary>
internal sealed class ConsoleSessions(SimulatedCluster cluster)
{
    private const int FirstPort = 5900;
    private const int Ports = 100;

    /// <summary>PVE takes a console's ticket this long.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(40);
    private readonly Dictionary<int, ConsoleSession> _byPort = [];
    private int _count;

    public ConsoleSession Open(Call call, bool isTerminal, string path, string host, string prefix = "")
    {
        var stamp = call.Now.ToUnixTimeSeconds().ToString("X8", CultureInfo.InvariantCulture);
        var key = Encoding.UTF8.GetBytes(cluster.Secret("consoles"));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{stamp}:{call.Caller.AuthId}:{path}:{++_count}")));
        var session = new ConsoleSession(FirstPort + _count % Ports, isTerminal, call.Caller.AuthId, path, $"{prefix}PVEVNC:{stamp}::{signature}", call.Now, host);
        return _byPort[session.Port] = session;
    }

    /// <exception cref="PveError">401: the ticket is not this console's, not the caller's, or too old.</exception>
    public ConsoleSession Check(Call call, string path)
    {
        if (_byPort.TryGetValue(call.Int("port", 0), out var session) && session.Path == path && session.User == call.Caller.AuthId && call.Now - session.OpenedAt < Lifetime
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(session.Ticket), Encoding.UTF8.GetBytes(call.Get("vncticket")))) return session;
        throw new PveError(401, "permission denied - invalid PVEVNC ticket");
    }
}
