using System.Buffers;
using System.Net.WebSockets;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>
/// Passes the bytes of a console both ways until one side ends, or the viewer's access does. A side that reads slowly slows the other
/// down: no more than one buffer each way is held, however long a message is.
/// </summary>
internal sealed class ConsoleRelay(WebSocket viewer, ConsoleKind kind, IConsoleConnection console, Func<Task<bool>> stillHolds, TimeProvider time)
{
    /// <summary>Without anything from the viewer. A page that only says it is there does not count; a screen whose picture changes is asked for, which does.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const int BufferBytes = 32 * 1024;
    private const int MostMisses = 3;

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WelcomeTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly long start = time.GetTimestamp();
    private long lastFromViewer = time.GetTimestamp();
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
            never = stopping.IsCancellationRequested ? ConsoleEnd.Stopping : never;
            await Close(never, []);
            return never;
        }

        var down = Pump(console.Console, stream, ConsoleEnd.Console, ConsoleEnd.Broken, ConsoleEnd.Viewer, sent => Interlocked.Add(ref toViewer, sent.Length));
        var up = Pump(stream, console.Console, ConsoleEnd.Viewer, ConsoleEnd.Viewer, ConsoleEnd.Broken, NoteFromViewer);
        var watch = Watch(done.Token);
        var end = await await Task.WhenAny(down, up, watch);
        end = stopping.IsCancellationRequested ? ConsoleEnd.Stopping : end;
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

    /// <returns>What ended it: the last byte of the one side, or that it went without a word, or that the other did.</returns>
    private static async Task<ConsoleEnd> Pump(Stream from, Stream to, ConsoleEnd last, ConsoleEnd fromGone, ConsoleEnd toGone, Action<ReadOnlySpan<byte>> note)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var ifGone = fromGone;
        try
        {
            while (await from.ReadAsync(buffer, CancellationToken.None) is > 0 and var read)
            {
                ifGone = toGone;
                await to.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                ifGone = fromGone;
                note(buffer.AsSpan(0, read));
            }

            return last;
        }
        catch (Exception failure) when (IsEnd(failure))
        {
            return ifGone;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private void NoteFromViewer(ReadOnlySpan<byte> sent)
    {
        Interlocked.Add(ref fromViewer, sent.Length);
        if (kind != ConsoleKind.Term || !sent.SequenceEqual("2"u8))
        {
            Interlocked.Exchange(ref lastFromViewer, time.GetTimestamp());
        }
    }

    /// <summary>Ends with the viewer's access or time. Who can't be asked about now may go on for a few checks.</summary>
    private async Task<ConsoleEnd> Watch(CancellationToken done)
    {
        using var timer = new PeriodicTimer(CheckEvery, time);
        var misses = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (time.GetElapsedTime(start) >= Longest)
                {
                    return ConsoleEnd.Lifetime;
                }

                if (time.GetElapsedTime(Interlocked.Read(ref lastFromViewer)) >= LongestIdle)
                {
                    return ConsoleEnd.Idle;
                }

                try
                {
                    if (!await stillHolds().WaitAsync(CheckEvery, time, done))
                    {
                        return ConsoleEnd.Access;
                    }

                    misses = 0;
                }
                catch (Exception) when (!done.IsCancellationRequested)
                {
                    if (++misses == MostMisses)
                    {
                        return ConsoleEnd.Unchecked;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Ended otherwise.
        }

        return ConsoleEnd.Stopping;
    }

    private async Task Close(ConsoleEnd end, Task[] pumps)
    {
        await console.DisposeAsync();
        var (status, reason) = ConsoleClose.Of(end);
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
