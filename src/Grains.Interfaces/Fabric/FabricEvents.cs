using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <param name="Type"><c>string</c>, <c>integer</c>, <c>uuid</c>, <c>time</c> or <c>array</c>; null where it may be absent is said by <paramref name="Optional"/>.</param>
[GenerateSerializer, Immutable, Alias("FabricField")]
public sealed record FabricField([property: Id(0)] string Name, [property: Id(1)] string Type, [property: Id(2)] bool Optional);

[GenerateSerializer, Immutable, Alias("FabricEventKind")]
public sealed record FabricEventKind([property: Id(0)] string Kind, [property: Id(1)] string Description, [property: Id(2)] ImmutableArray<FabricField> Fields);

/// <summary>All kinds of events and their fields. What other systems tell is <c>ingest.…</c>, with fields of their own.</summary>
public static partial class FabricEvents
{
    public const string Ingest = "ingest.";

    private static readonly ImmutableArray<FabricField> Common = [new("id", "uuid", false), new("kind", "string", false), new("at", "time", false)];

    private static readonly ImmutableArray<FabricField> ChangeFields =
    [
        .. Common, new("change_id", "uuid", false), new("controller_id", "uuid", false), new("site_id", "uuid", true), new("feature", "string", false), new("operation", "string", false),
        new("node", "string", true), new("vmid", "integer", true), new("vm_type", "string", true), new("target_id", "string", true), new("status", "string", false),
        new("origin", "string", false), new("requested_by", "string", false), new("reason", "string", true),
    ];

    private static readonly ImmutableArray<FabricField> ClusterFields =
        [.. Common, new("controller_id", "uuid", false), new("controller_name", "string", false), new("site_id", "uuid", true), new("node_count", "integer", false)];

    private static readonly ImmutableArray<FabricField> GuestFields =
    [
        .. Common, new("controller_id", "uuid", false), new("controller_name", "string", false), new("site_id", "uuid", true), new("vmid", "integer", false), new("vm_type", "string", false),
        new("name", "string", false), new("node", "string", false), new("status", "string", false), new("previous_node", "string", true), new("previous_status", "string", true), new("tags", "array", false),
    ];

    private static readonly ImmutableArray<FabricField> TaskFields =
    [
        .. Common, new("controller_id", "uuid", false), new("controller_name", "string", false), new("site_id", "uuid", true), new("upid", "string", false), new("type", "string", false),
        new("user", "string", false), new("status", "string", false), new("vmid", "integer", true),
    ];

    public static ImmutableArray<FabricEventKind> All { get; } =
    [
        Change("staged", "A change was staged and waits for review."),
        Change("approved", "A change was approved."),
        Change("rejected", "A change was refused in review."),
        Change("discarded", "A change was withdrawn."),
        Change("expired", "Nobody applied a change in time."),
        Change("drifted", "The cluster is no longer as the change was planned for."),
        Change("applied", "A change was carried out."),
        Change("failed", "A change failed."),
        Change("unknown", "It is not known whether a change was carried out."),
        new("hypervisor.node.offline", "A node went offline.", [.. ClusterFields, new("node", "string", false)]),
        new("hypervisor.node.online", "A node came back.", [.. ClusterFields, new("node", "string", false)]),
        new("hypervisor.cluster.inquorate", "A cluster lost its quorum.", ClusterFields),
        new("hypervisor.cluster.quorate", "A cluster has its quorum again.", ClusterFields),
        new("hypervisor.controller.unreachable", "A cluster can't be read any more.", [.. ClusterFields, new("status", "string", false), new("reason", "string", true)]),
        new("hypervisor.controller.online", "A cluster can be read again.", [.. ClusterFields, new("status", "string", false), new("reason", "string", true)]),
        new("hypervisor.guest.started", "A guest runs.", GuestFields),
        new("hypervisor.guest.stopped", "A guest no longer runs.", GuestFields),
        new("hypervisor.guest.status_changed", "A guest was paused, suspended, or its state can't be told.", GuestFields),
        new("hypervisor.guest.moved", "A guest is on another node.", GuestFields),
        new("hypervisor.guest.added", "A guest is there that was not.", GuestFields),
        new("hypervisor.guest.removed", "A guest is gone.", GuestFields),
        new("hypervisor.task.ended", "A task of a guest ended, whoever started it.", TaskFields),
    ];

    private static readonly FrozenSet<string> Kinds = All.Select(kind => kind.Kind).ToFrozenSet(StringComparer.Ordinal);

    public static bool Knows(string kind) => Kinds.Contains(kind);

    /// <summary>Whether what other systems tell may be called so.</summary>
    public static bool IsIngestName(string? name) => name is { Length: <= 100 } && IngestName().IsMatch(name);

    /// <param name="pattern">A kind; <c>*</c> stands for one part of it, <c>#</c> at the end for all that follow; <c>*</c> alone for every kind.</param>
    public static bool Matches(string pattern, string kind)
    {
        if (pattern == "*")
        {
            return true;
        }

        var (wanted, parts) = (pattern.Split('.'), kind.Split('.'));
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#" && i == wanted.Length - 1)
            {
                return parts.Length > i;
            }

            if (i >= parts.Length || (wanted[i] != "*" && wanted[i] != parts[i]))
            {
                return false;
            }
        }

        return wanted.Length == parts.Length;
    }

    /// <summary>The fields that every event which a pattern catches has; null: it catches what other systems tell, whose fields are theirs.</summary>
    /// <returns>Empty where it catches nothing.</returns>
    public static ImmutableArray<FabricField>? FieldsOf(string pattern)
    {
        if (pattern == "*" || pattern.Split('.')[0] is "ingest" or "*" or "#")
        {
            return null;
        }

        var caught = All.Where(kind => Matches(pattern, kind.Kind)).ToArray();
        return caught.Length == 0 ? [] : [.. caught[0].Fields.Where(field => caught.All(kind => kind.Fields.Any(other => other.Name == field.Name && other.Type == field.Type)))];
    }

    private static FabricEventKind Change(string what, string description) => new($"controller.change.{what}", description, ChangeFields);

    [GeneratedRegex(@"\A[a-z0-9_]+(\.[a-z0-9_]+){0,7}\z")]
    private static partial Regex IngestName();
}
