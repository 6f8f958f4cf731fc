using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Gathers every error of a request, by the field's JSON name, so that a caller hears of all of them at once.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> errors = [];

    public bool Any => errors.Count > 0;

    public FieldErrors Add(string field, string message)
    {
        if (!errors.TryGetValue(field, out var messages))
        {
            errors[field] = messages = [];
        }

        messages.Add(message);
        return this;
    }

    /// <summary>Adds <paramref name="message"/> unless <paramref name="holds"/>.</summary>
    public FieldErrors Require(bool holds, string field, string message) => holds ? this : Add(field, message);

    public void ThrowIfAny()
    {
        if (Any)
        {
            throw FleetException.Invalid(errors.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray()));
        }
    }
}
