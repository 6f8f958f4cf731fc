using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The table of all organizations' logs, in SQL that SQLite and PostgreSQL both speak.</summary>
internal sealed class AuditLog(DbDataSource source)
{
    private const string Columns =
        "seq, id, at, userid, username, apikeyid, address, action, result, controllerid, changeid, target, detail, hash";

    /// <summary>Those of the ids that are there.</summary>
    public async Task<ImmutableHashSet<string>> Known(Guid organization, IReadOnlyList<string> ids)
    {
        var names = string.Join(", ", ids.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"@id{index}")));
        await using var command = source.CreateCommand($"SELECT id FROM hypervisoraudit WHERE organization = @organization AND id IN ({names})");
        command.With("organization", organization.ToString("D"));
        for (var index = 0; index < ids.Count; index++)
        {
            command.With(string.Create(CultureInfo.InvariantCulture, $"id{index}"), ids[index]);
        }

        var known = ImmutableHashSet.CreateBuilder<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            known.Add(reader.GetString(0));
        }

        return known.ToImmutable();
    }

    /// <exception cref="DbException">Also when another activation took one of the places.</exception>
    public async Task Add(Guid organization, IEnumerable<StoredAuditRow> rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var stored in rows)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"""
                INSERT INTO hypervisoraudit (organization, {Columns}) VALUES (@organization, @seq, @id, @at, @userid, @username, @apikeyid,
                    @address, @action, @result, @controllerid, @changeid, @target, @detail, @hash)
                """;
            var row = stored.Row;
            command.With("organization", organization.ToString("D")).With("seq", stored.Seq).With("id", row.Id).With("at", row.At)
                .With("userid", row.UserId).With("username", row.Username).With("apikeyid", row.ApiKeyId).With("address", row.Address)
                .With("action", row.Action).With("result", row.Result).With("controllerid", row.ControllerId).With("changeid", row.ChangeId)
                .With("target", row.Target).With("detail", row.Detail).With("hash", stored.Hash);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>In the order of the chain, from behind a place.</summary>
    public Task<ImmutableArray<StoredAuditRow>> After(Guid organization, long seq, int limit) =>
        Read(organization, new AuditQuery { From = seq, Limit = limit, OldestFirst = true });

    public async Task<ImmutableArray<StoredAuditRow>> Read(Guid organization, AuditQuery query)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns} FROM hypervisoraudit WHERE organization = @organization AND seq > 0{Where(command, query)}
            ORDER BY seq {(query.OldestFirst ? "ASC" : "DESC")} LIMIT @limit
            """;
        command.With("organization", organization.ToString("D")).With("limit", query.Limit);
        var rows = ImmutableArray.CreateBuilder<StoredAuditRow>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(Stored(reader));
        }

        return rows.ToImmutable();
    }

    private static string Where(DbCommand command, AuditQuery query)
    {
        var (filter, where) = (query.Filter, "");
        And(query.From, query.OldestFirst ? "seq > @from" : "seq < @from", "from");
        And(filter.ControllerId?.ToString("D"), "controllerid = @controllerid", "controllerid");
        And(filter.ChangeId?.ToString("D"), "changeid = @changeid", "changeid");
        And(filter.Since is { } since ? CeilingOf(since) : null, "at >= @since", "since");
        And(filter.Until is { } until ? CeilingOf(until) : null, "at < @until", "until");
        if (Guid.TryParse(filter.Actor, out var user))
        {
            And(user.ToString("D"), "userid = @actor", "actor");
        }
        else
        {
            And(filter.Actor?.ToLowerInvariant(), "lower(username) = @actor", "actor");
        }

        if (filter.Action is { } prefix && prefix.EndsWith('*'))
        {
            And(prefix[..^1], "substr(action, 1, length(@action)) = @action", "action");
        }
        else
        {
            And(filter.Action, "action = @action", "action");
        }

        return where;

        void And(object? value, string condition, string parameter)
        {
            if (value is not null)
            {
                where += $" AND {condition}";
                command.With(parameter, value);
            }
        }
    }

    // A time between two milliseconds is after the first.
    private static long CeilingOf(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds() + (time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);

    private static StoredAuditRow Stored(DbDataReader reader) => new(
        reader.GetInt64(0),
        new AuditRow
        {
            Id = reader.GetString(1),
            At = reader.GetInt64(2),
            UserId = Text(reader, 3),
            Username = Text(reader, 4),
            ApiKeyId = Text(reader, 5),
            Address = Text(reader, 6),
            Action = reader.GetString(7),
            Result = reader.GetString(8),
            ControllerId = Text(reader, 9),
            ChangeId = Text(reader, 10),
            Target = Text(reader, 11),
            Detail = Text(reader, 12),
        },
        reader.GetString(13));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
