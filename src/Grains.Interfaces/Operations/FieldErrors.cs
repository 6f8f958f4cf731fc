using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Gathers every error of a request, by the field's JSON name, so that a caller hears of all of them at once.</summary>
public sealed class FieldErrors
{
    /// <summary>Beyond that somebody only wants a long answer.</summary>
    private const int MostFields = 100;
    private const int MostOfOne = 100;
    private const int MostOfName = 200;
    private const string Others = "…";

    private readonly Dictionary<string, List<string>> errors = [];
    private int left;

    public bool Any => errors.Count > 0;

    public FieldErrors Add(string field, string message)
    {
        field = field.Length <= MostOfName ? field : field[..MostOfName] + Others;
        if (!errors.TryGetValue(field, out var messages) && errors.Count < MostFields)
        {
            errors[field] = messages = [];
        }

        if (messages?.Count < MostOfOne)
        {
            messages.Add(message);
        }
        else
        {
            left++;
        }

        return this;
    }

    /// <summary>Adds <paramref name="message"/> unless <paramref name="holds"/>.</summary>
    public FieldErrors Require(bool holds, string field, string message) => holds ? this : Add(field, message);

    public void ThrowIfAny()
    {
        if (Any)
        {
            if (left > 0)
            {
                errors[Others] = [$"And {left} more."];
            }

            throw FleetException.Invalid(errors.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray()));
        }
    }
}
