using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hypervisor.Benchmarks;

/// <summary>A closed loop of GETs over kept connections. It reads answers without looking into them, so that the server is what is measured.</summary>
internal static class Load
{
    /// <returns>Requests per second, and the latencies in milliseconds, sorted.</returns>
    public static async Task<(double PerSecond, double[] Latencies)> Run(int port, string path, string? token, int connections, TimeSpan length)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");
        var clock = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ =>
            Task.Factory.StartNew(() => Loop(port, request, clock, length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var seconds = clock.Elapsed.TotalSeconds;
        var latencies = loops.SelectMany(loop => loop).Order().ToArray();
        return (latencies.Length / seconds, latencies);
    }

    public static double Percentile(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];

    private static List<double> Loop(int port, byte[] request, Stopwatch clock, TimeSpan length)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(IPAddress.Loopback, port);
        var buffer = new byte[1 << 20];
        var latencies = new List<double>();
        while (clock.Elapsed < length)
        {
            var started = clock.Elapsed;
            socket.Send(request);
            ReadAnswer(socket, buffer);
            latencies.Add((clock.Elapsed - started).TotalMilliseconds);
        }

        return latencies;
    }

    private static void ReadAnswer(Socket socket, byte[] buffer)
    {
        var read = 0;
        int head;
        do
        {
            var got = socket.Receive(buffer, read, buffer.Length - read, SocketFlags.None);
            read += got > 0 ? got : throw new InvalidOperationException("The server closed the connection.");
            head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }
        while (head < 0);

        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        if (!headers.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(headers.Split('\r')[0]);
        }

        if (LengthOf(headers) is { } length)
        {
            ReadRest(socket, buffer, length - (read - head - 4));
        }
        else
        {
            ReadChunks(socket, buffer, read);
        }
    }

    private static void ReadRest(Socket socket, byte[] buffer, long left)
    {
        while (left > 0)
        {
            var got = socket.Receive(buffer, 0, (int)Math.Min(left, buffer.Length), SocketFlags.None);
            left -= got > 0 ? got : throw new InvalidOperationException("The server closed the connection.");
        }
    }

    // The last chunk is told by its bytes; JSON never ends a line with them.
    private static void ReadChunks(Socket socket, byte[] buffer, int read)
    {
        while (!buffer.AsSpan(0, read).EndsWith("\r\n0\r\n\r\n"u8))
        {
            var keep = Math.Min(read, 7);
            buffer.AsSpan(read - keep, keep).CopyTo(buffer);
            var got = socket.Receive(buffer, keep, buffer.Length - keep, SocketFlags.None);
            read = keep + (got > 0 ? got : throw new InvalidOperationException("The server closed the connection."));
        }
    }

    private static long? LengthOf(string headers)
    {
        const string name = "content-length:";
        var at = headers.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var end = headers.IndexOf('\r', at);
        return long.Parse(headers.AsSpan(at + name.Length, (end < 0 ? headers.Length : end) - at - name.Length));
    }
}
