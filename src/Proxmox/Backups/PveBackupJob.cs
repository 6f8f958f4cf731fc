using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A backup that is made on a schedule. Guests are those of <see cref="Vmid"/>, of <see cref="Pool"/>, or <see cref="All"/> but <see cref="Exclude"/>.</summary>
public sealed record PveBackupJob
{
    public required string Id { get; init; }

    public string? Type { get; init; }

    /// <summary>A calendar event, as systemd writes them.</summary>
    public string? Schedule { get; init; }

    public string? Storage { get; init; }

    /// <summary>Separated by commas.</summary>
    public string? Vmid { get; init; }

    public bool? All { get; init; }

    public string? Exclude { get; init; }

    public string? Pool { get; init; }

    public string? Mode { get; init; }

    public string? Compress { get; init; }

    public bool? Enabled { get; init; }

    public string? MailTo { get; init; }

    /// <summary>Only guests on this node; null: wherever they are.</summary>
    public string? Node { get; init; }

    public string? Comment { get; init; }

    [JsonPropertyName("next-run"), JsonConverter(typeof(TolerantTimeConverter))]
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>An object of <c>keep-…</c>, or the same as one text.</summary>
    [JsonPropertyName("prune-backups")]
    public JsonElement? PruneBackups { get; init; }
}
