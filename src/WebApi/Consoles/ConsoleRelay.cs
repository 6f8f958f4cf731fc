using System.Buffers;
using System.Net.WebSockets;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>
/// Passes the bytes of a console both ways until one side ends, or the viewer's access does. A side that reads slowly slows the other
/// down: no more than one buffer each way is held.
/// </summary>
internal sealed class ConsoleRelay(WebSocket viewer, IConsoleConnection console, Func<Task<bool>> stillHolds, TimeProvider time)
{
    private const int BufferBytes = 32 * 1024;
    private const int MostMisses = 3;

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WelcomeTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private long toViewer;
    private long fromViewer;

    public long BytesToViewer => Interlocked.Read(ref toViewer);

    public long BytesFromViewer => Interlocked.Read(ref fromViewer);

    public async Task<ConsoleEnd> Run(CancellationToken stopping)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var stream = WebSocketStream.Create(viewer, WebSocketMessageType.Binary);
        if (await Welcome(stream, done.Token) is { } never)
        {
            await Close(stopping.IsCancellationRequested ? ConsoleEnd.Stopping : never, []);
            return never;
        }

        var down = Pump(console.Console, stream, read => Interlocked.Add(ref toViewer, read));
        var up = Pump(stream, console.Console, read => Interlocked.Add(ref fromViewer, read));
        var watch = Watch(done.Token);
        var first = await Task.WhenAny(down, up, watch);
        var end = stopping.IsCancellationRequested ? ConsoleEnd.Stopping : first == up ? ConsoleEnd.Viewer : first == down ? ConsoleEnd.Console : ConsoleEnd.Access;
        await done.CancelAsync();
        await Close(end, [down, up]);
        await watch;
        return end;
    }

    private async Task<ConsoleEnd?> Welcome(Stream stream, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(WelcomeTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await console.Welcome(stream, either.Token);
            return null;
        }
        catch (Exception failure) when (IsEnd(failure) || failure is InvalidDataException)
        {
            return failure is InvalidDataException || limit.IsCancellationRequested ? ConsoleEnd.Protocol : ConsoleEnd.Viewer;
        }
    }

    private static async Task Pump(Stream from, Stream to, Action<int> count)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await from.ReadAsync(buffer, CancellationToken.None) is > 0 and var read)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                count(read);
            }
        }
        catch (Exception failure) when (IsEnd(failure))
        {
            // One of both sides has gone.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Ends with the viewer's access. Who can't be asked about now may go on for a few checks.</summary>
    private async Task Watch(CancellationToken done)
    {
        using var timer = new PeriodicTimer(CheckEvery, time);
        var misses = 0;
        try
        {
            while (misses < MostMisses && await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    if (!await stillHolds().WaitAsync(CheckEvery, time, done))
                    {
                        return;
                    }

                    misses = 0;
                }
                catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsTransient: true })
                {
                    misses++;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Ended otherwise.
        }
    }

    private async Task Close(ConsoleEnd end, Task[] pumps)
    {
        await console.DisposeAsync();
        var (status, reason) = end switch
        {
            ConsoleEnd.Access => (WebSocketCloseStatus.PolicyViolation, "Your session or your access to this guest has ended."),
            ConsoleEnd.Stopping => (WebSocketCloseStatus.EndpointUnavailable, "The server stops. Connect again."),
            ConsoleEnd.Protocol => (WebSocketCloseStatus.ProtocolError, "This is not the protocol of the console."),
            ConsoleEnd.Console => (WebSocketCloseStatus.NormalClosure, "The console has ended."),
            _ => (WebSocketCloseStatus.NormalClosure, ""),
        };
        try
        {
            if (viewer.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await viewer.CloseOutputAsync(status, reason, CancellationToken.None).WaitAsync(CloseTimeout, time);
            }

            // The viewer answers with a close of its own.
            await Task.WhenAll(pumps).WaitAsync(CloseTimeout, time);
        }
        catch (Exception failure) when (failure is TimeoutException || IsEnd(failure))
        {
            viewer.Abort();
            await Task.WhenAll(pumps);
        }
    }

    private static bool IsEnd(Exception failure) =>
        failure is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;
}
