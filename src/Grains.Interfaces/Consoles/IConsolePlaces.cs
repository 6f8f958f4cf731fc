namespace Hypervisor.Grains.Interfaces;

/// <summary>Counts the open consoles of one user, over all clusters. It remembers nothing: who holds a place says so again and again. Key: <see cref="GrainKeys.ConsolePlaces"/>.</summary>
[Alias("console-places"), Internal]
public interface IConsolePlaces : IGrainWithStringKey
{
    /// <returns>False where all places are taken.</returns>
    [Alias("take")]
    Task<bool> Take(Guid console);

    [Alias("renew")]
    Task Renew(Guid console);

    [Alias("release")]
    Task Release(Guid console);
}
