using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>
/// The table of all changes, for lists and counts; the truth of each is its grain's. In SQL that SQLite and PostgreSQL both speak.
/// </summary>
internal sealed class ChangeJournal(DbDataSource source)
{
    /// <summary>A later state replaces an earlier one, whichever comes first.</summary>
    public async Task Write(PendingChange change)
    {
        await using var command = source.CreateCommand("""
            INSERT INTO hypervisorchanges (id, organization, site, controller, feature, vmid, status, requestedby, createdat, updatedat, revision, words, json)
            VALUES (@id, @organization, @site, @controller, @feature, @vmid, @status, @requestedby, @createdat, @updatedat, @revision, @words, @json)
            ON CONFLICT (id) DO UPDATE SET site = excluded.site, status = excluded.status, updatedat = excluded.updatedat, revision = excluded.revision,
                words = excluded.words, json = excluded.json
            WHERE hypervisorchanges.revision <= excluded.revision
            """);
        command.With("id", change.Id.ToString("D")).With("organization", change.OrganizationId.ToString("D")).With("site", change.SiteId?.ToString("D"))
            .With("controller", change.ControllerId.ToString("D")).With("feature", change.Feature).With("vmid", change.Target.Vmid)
            .With("status", Word(change.Status)).With("requestedby", change.RequestedBy.UserId.ToString("D"))
            .With("createdat", change.CreatedAt.ToUnixTimeMilliseconds()).With("updatedat", change.UpdatedAt.ToUnixTimeMilliseconds())
            .With("revision", change.Revision).With("words", Words(change)).With("json", JsonSerializer.Serialize(change, HypervisorJson.Options));
        await command.ExecuteNonQueryAsync();
    }

    /// <exception cref="FleetException">As many changes are open as the organization allows.</exception>
    public async Task CheckRoom(Guid organization, int max)
    {
        await using var command = source.CreateCommand(
            $"SELECT count(*) FROM hypervisorchanges WHERE organization = @organization AND status IN ({List(Enum.GetValues<ChangeStatus>().Where(status => status.IsOpen()))})");
        command.With("organization", organization.ToString("D"));
        if (Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) >= max)
        {
            throw new FleetException(Failure.Throttled, "too_many_changes", $"{max} changes are open, which is as many as the organization allows. Apply or discard some.")
            {
                RetryAfter = TimeSpan.FromMinutes(1),
            };
        }
    }

    public async Task<ChangePage> List(ChangeFilter filter, Guid? organization, IReadOnlyCollection<Guid>? sites)
    {
        await using var command = source.CreateCommand();
        var where = Where(command, filter, organization, sites);
        if (filter.Cursor is { } cursor)
        {
            var (at, id) = Place(cursor);
            where += " AND (createdat < @at OR (createdat = @at AND id < @after))";
            command.With("at", at).With("after", id);
        }

        command.CommandText = $"SELECT json, createdat, id FROM hypervisorchanges WHERE {where} ORDER BY createdat DESC, id DESC LIMIT @limit";
        command.With("limit", filter.Limit + 1);
        var items = ImmutableArray.CreateBuilder<PendingChange>();
        string? next = null;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (items.Count == filter.Limit)
            {
                return new ChangePage(items.ToImmutable(), next);
            }

            items.Add(JsonSerializer.Deserialize<PendingChange>(reader.GetString(0), HypervisorJson.Options)!);
            next = string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(1)}_{reader.GetString(2)}");
        }

        return new ChangePage(items.ToImmutable(), null);
    }

    public async Task<ImmutableDictionary<ChangeStatus, long>> Count(ChangeFilter filter, Guid? organization, IReadOnlyCollection<Guid>? sites)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"SELECT status, count(*) FROM hypervisorchanges WHERE {Where(command, filter, organization, sites)} GROUP BY status";
        var counts = ImmutableDictionary.CreateBuilder<ChangeStatus, long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            counts[Enum.Parse<ChangeStatus>(reader.GetString(0), ignoreCase: true)] = reader.GetInt64(1);
        }

        return counts.ToImmutable();
    }

    private static string Where(DbCommand command, ChangeFilter filter, Guid? organization, IReadOnlyCollection<Guid>? sites)
    {
        var where = new List<string> { "1 = 1" };
        And("organization = @organization", "organization", organization?.ToString("D"));
        And("controller = @controller", "controller", filter.ControllerId?.ToString("D"));
        And("site = @site", "site", filter.SiteId?.ToString("D"));
        And("vmid = @vmid", "vmid", filter.Vmid);
        And("requestedby = @requestedby", "requestedby", filter.RequestedBy?.ToString("D"));
        if (filter.Feature is { } feature)
        {
            var isPrefix = feature.EndsWith('*');
            And(isPrefix ? "feature LIKE @feature ESCAPE '!'" : "feature = @feature", "feature", isPrefix ? Like(feature[..^1]) + "%" : feature);
        }

        foreach (var (word, index) in (filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).Select((word, index) => (word, index)))
        {
            And($"words LIKE @word{index} ESCAPE '!'", $"word{index}", $"%{Like(word.ToLowerInvariant())}%");
        }

        if (!filter.Statuses.IsDefaultOrEmpty)
        {
            where.Add($"status IN ({List(filter.Statuses)})");
        }

        if (sites is not null)
        {
            where.Add(sites.Count == 0 ? "1 = 0" : $"site IN ({string.Join(", ", sites.Select(site => $"'{site:D}'"))})");
        }

        return string.Join(" AND ", where);

        void And(string condition, string name, object? value)
        {
            if (value is not null)
            {
                where.Add(condition);
                command.With(name, value);
            }
        }
    }

    private static string Like(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private static (long At, string Id) Place(string cursor)
    {
        var parts = cursor.Split('_');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Guid.TryParseExact(parts[1], "D", out var id)
            ? (at, id.ToString("D"))
            : throw FleetException.Invalid("cursor", "This is no cursor of this list: take next_cursor of the page before.");
    }

    private static string List(IEnumerable<ChangeStatus> statuses) => string.Join(", ", statuses.Select(status => $"'{Word(status)}'"));

    private static string Word(ChangeStatus status) => status.ToString().ToLowerInvariant();

    private static string Words(PendingChange change) =>
        $"{change.Feature} {change.Target} {change.TargetId} {change.RequestedBy.Username} {change.Notes}".ToLowerInvariant();
}
