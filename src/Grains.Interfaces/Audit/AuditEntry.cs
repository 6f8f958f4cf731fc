namespace Hypervisor.Grains.Interfaces;

/// <summary>Who did what, when, from where, and how it went. Texts are cleaned and capped when they are recorded.</summary>
[GenerateSerializer, Immutable, Alias("AuditEntry")]
public sealed record AuditEntry
{
    /// <summary>An entry that is recorded again with the same id is dropped.</summary>
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>Kept to the millisecond.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>Null for the system itself, and for who did not prove who they are.</summary>
    [Id(2)] public Person? By { get; init; }

    /// <summary>The API key that was used, if one was.</summary>
    [Id(3)] public Guid? ApiKeyId { get; init; }

    [Id(4)] public string? Address { get; init; }

    /// <summary>A stable word, noun and verb: <c>change.staged</c>, <c>auth.login</c>.</summary>
    [Id(5)] public required string Action { get; init; }

    [Id(6)] public required AuditResult Result { get; init; }

    [Id(7)] public Guid? ControllerId { get; init; }

    [Id(8)] public Guid? ChangeId { get; init; }

    /// <summary>What it was done to; at most 500 characters.</summary>
    [Id(9)] public string? Target { get; init; }

    /// <summary>For people; secrets are masked already. At most 2000 characters.</summary>
    [Id(10)] public string? Detail { get; init; }

    /// <summary>As the log of who did it tells it, where it was done in another organization: who reads this log may not know of anything there.</summary>
    public AuditEntry Elsewhere(Guid organization) => this with { ControllerId = null, ChangeId = null, Target = $"in organization {organization}", Detail = null };

    /// <summary>What a caller did, or nobody in particular.</summary>
    public static AuditEntry Of(Caller? caller, DateTimeOffset at, string action, AuditResult result) => new()
    {
        Id = Guid.NewGuid(),
        At = at,
        By = caller is null ? null : new Person(caller.UserId, caller.Username),
        ApiKeyId = caller?.ApiKeyId,
        Address = caller?.Address,
        Action = action,
        Result = result,
    };
}
