namespace Hypervisor.Proxmox;

/// <summary>How the items of a long list are taken in one by one while the answer is read, so that the list is never held whole.</summary>
internal abstract class PveFold
{
    /// <summary>Begins anew each time: an attempt that broke leaves nothing behind.</summary>
    public abstract Task<object> Read(Stream stream, int maxBytes, CancellationToken cancellation);
}

internal sealed class PveFold<T, TState>(Func<TState> begin, Action<TState, T> add) : PveFold
    where TState : class
{
    public override async Task<object> Read(Stream stream, int maxBytes, CancellationToken cancellation)
    {
        var state = begin();
        await new ItemReader<T>(item => add(state, item)).Read(stream, maxBytes, cancellation);
        return state;
    }
}
