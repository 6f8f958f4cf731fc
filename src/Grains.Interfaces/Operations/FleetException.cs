using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The one exception that grains let callers see. It crosses silos, and the API turns it into problem details.</summary>
[GenerateSerializer, Alias("FleetException")]
public sealed class FleetException : Exception
{
    private const string TakenOver = "failover";
    private const string NoStore = "store_unavailable";

    public FleetException(Failure failure, string code, string message) : base(message)
    {
        Failure = failure;
        Code = code;
    }

    [Id(0)]
    public Failure Failure { get; }

    /// <summary>A stable word for programs, such as <c>adapter_read_only</c>.</summary>
    [Id(1)]
    public string Code { get; }

    /// <summary>What is wrong by field, when <see cref="Failure"/> is <see cref="Failure.Invalid"/>.</summary>
    [Id(2)]
    public ImmutableDictionary<string, ImmutableArray<string>> Errors { get; init; } = [];

    /// <summary>When it makes sense to ask again.</summary>
    [Id(3)]
    public TimeSpan? RetryAfter { get; init; }

    public bool IsTransient => Failure is Failure.Throttled or Failure.Unavailable or Failure.ClusterTimeout;

    /// <summary>The silos or their store are in trouble for a moment; it says nothing of what was asked for.</summary>
    public bool IsOfSilos => Code is TakenOver or NoStore;

    public static FleetException Failover() => new(Failure.Unavailable, TakenOver, "A part of the system is being taken over by another silo. Ask again.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    public static FleetException StoreUnavailable() => new(Failure.Unavailable, NoStore, "The store does not answer. Nothing is lost; ask again.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public static FleetException NotFound(string what) => new(Failure.NotFound, "not_found", $"{what} was not found.");

    public static FleetException Forbidden(string message) => new(Failure.Forbidden, "forbidden", message);

    public static FleetException Conflict(string code, string message) => new(Failure.Conflict, code, message);

    public static FleetException Invalid(ImmutableDictionary<string, ImmutableArray<string>> errors) =>
        new(Failure.Invalid, "invalid", "The request has values that break a rule.") { Errors = errors };

    public static FleetException Invalid(string field, string message) =>
        Invalid(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(field, [message]));
}
