using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Hypervisor.PveSimulator;

/// <summary>A listener that can be shut: its port then refuses, and its connections are cut.</summary>
internal sealed class Door(IConnectionListenerFactory sockets, IConnectionListener first) : IConnectionListener
{
    private readonly ConcurrentDictionary<ConnectionContext, byte> _connections = new();
    private readonly SemaphoreSlim _turn = new(1);
    private volatile IConnectionListener? _open = first;
    private TaskCompletionSource<IConnectionListener?>? _opening;
    private bool _isGone;

    public EndPoint EndPoint { get; } = first.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var listener = _open ?? await WaitUntilOpen(cancellationToken);
            if (listener is null) return null;
            if (await listener.AcceptAsync(cancellationToken) is not { } connection)
            {
                if (_isGone) return null;
                continue;
            }
            _connections[connection] = 0;
            connection.ConnectionClosed.UnsafeRegister(_ => _connections.TryRemove(connection, out var _), null);
            return connection;
        }
    }

    public async Task Close()
    {
        await _turn.WaitAsync();
        try
        {
            if (_open is not { } listener) return;
            _opening = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _open = null;
            await listener.UnbindAsync();
            await listener.DisposeAsync();
            foreach (var connection in _connections.Keys) connection.Abort(new ConnectionAbortedException("The node went down."));
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task Open()
    {
        await _turn.WaitAsync();
        try
        {
            if (_open is not null || _isGone) return;
            _open = await sockets.BindAsync(EndPoint);
            _opening?.TrySetResult(_open);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _isGone = true;
        _opening?.TrySetResult(null);
        if (_open is { } listener) await listener.UnbindAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await UnbindAsync();
        if (_open is { } listener) await listener.DisposeAsync();
    }

    private Task<IConnectionListener?> WaitUntilOpen(CancellationToken cancellationToken) =>
        _opening?.Task.WaitAsync(cancellationToken) ?? Task.FromResult<IConnectionListener?>(null);
}
