using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Gathers the parts of one answer; those that fail are told apart, unless none came.</summary>
internal sealed class LiveParts
{
    private readonly List<FleetException> failures = [];
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);
    private DateTimeOffset? oldest;

    /// <summary>Why parts are missing, by their names.</summary>
    public ImmutableDictionary<string, string> Problems => problems.ToImmutableDictionary();

    /// <summary>When the oldest part was answered.</summary>
    /// <exception cref="FleetException">There is no part: the reason of the first that failed.</exception>
    public DateTimeOffset AsOf => oldest ?? throw failures[0];

    /// <summary>The part, or null.</summary>
    public async Task<T?> Add<T>(string name, Task<Live<T>> part) where T : class
    {
        try
        {
            var answer = await part;
            oldest = oldest < answer.AsOf ? oldest : answer.AsOf;
            return answer.Value;
        }
        catch (FleetException failure)
        {
            failures.Add(failure);
            problems[name] = failure.Message;
            return null;
        }
    }
}
