namespace Hypervisor.Grains;

/// <summary>A number of places, each of which is lost by who doesn't renew it.</summary>
internal sealed class ConsolePlaces(int limit, TimeProvider time)
{
    /// <summary>Six times what a connection takes to renew it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, DateTimeOffset> taken = [];

    public bool Take(Guid console)
    {
        var now = time.GetUtcNow();
        foreach (var (lost, _) in taken.Where(place => place.Value <= now).ToArray())
        {
            taken.Remove(lost);
        }

        if (taken.Count >= limit && !taken.ContainsKey(console))
        {
            return false;
        }

        Renew(console);
        return true;
    }

    /// <summary>A console that is open keeps its place even where the count forgot it, as it does when its grain moves.</summary>
    public void Renew(Guid console) => taken[console] = time.GetUtcNow() + Lifetime;

    public void Release(Guid console) => taken.Remove(console);
}
