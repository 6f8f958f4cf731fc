using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Something that was seen bad: perhaps not for long enough yet, or an alert, or one that is good again and not for long enough yet.</summary>
internal sealed record AlertCondition
{
    public required AlertKind Kind { get; init; }
    public required AlertObject Object { get; init; }

    /// <summary>Of a guest, for the scope of rules.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    public required DateTimeOffset BadSince { get; init; }
    public DateTimeOffset? GoodSince { get; init; }

    /// <summary>Null while it hasn't been bad for long enough.</summary>
    public Alert? Alert { get; init; }

    /// <summary>Webhooks were told that it began, and will be told that it ended.</summary>
    public bool Told { get; init; }

    public static string KeyOf(AlertKind kind, AlertObject about) => $"{kind}/{about.Key}";
}
