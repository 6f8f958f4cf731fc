using System.Collections.Immutable;
using System.ComponentModel;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>The query string of the lists of alerts.</summary>
internal sealed record AlertQueryParameters(
    [property: Description("true: only those that are muted; false: only those that are not.")] bool? Muted,
    bool? Acknowledged,
    [property: Description("Some of the kinds, with commas.")] string? Kind,
    [property: Description("Some of info, warning, critical, with commas.")] string? Severity,
    [property: FromQuery(Name = "site_id")] Guid? SiteId,
    [property: FromQuery(Name = "controller_id")] Guid? ControllerId,
    [property: Description("A part of the object's or cluster's name, or a VMID.")] string? Q,
    int Offset = 0,
    [property: Description("1 to 1000.")] int Limit = 100)
{
    public AlertQuery ToQuery(bool history)
    {
        var errors = new FieldErrors();
        var query = new AlertQuery
        {
            History = history,
            Muted = Muted,
            Acknowledged = Acknowledged,
            Kinds = Words<AlertKind>(Kind, "kind", errors),
            Severities = Words<AlertSeverity>(Severity, "severity", errors),
            SiteId = SiteId,
            ControllerId = ControllerId,
            Q = Q,
            Offset = Offset,
            Limit = Limit,
        };
        errors.ThrowIfAny();
        return query;
    }

    private static ImmutableArray<T> Words<T>(string? words, string field, FieldErrors errors) where T : struct, Enum
    {
        var asked = (words ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Choice.Parse<T>).ToList();
        errors.Require(asked.All(one => one is not null), field, $"Some of {Choice.Names<T>()}, with commas.");
        return [.. asked.OfType<T>()];
    }
}
