using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hypervisor.Silo;

/// <summary>The database that everything is kept in, with its schema in place and its key ring readable.</summary>
public sealed class Store : IAsyncDisposable
{
    // "hypervsr"; other users of the database won't have this one.
    private const long StartLock = 0x6879_7065_7276_7372;

    private readonly DataFolder? folder;

    private Store(StoreKind kind, DbDataSource source, string place, DataFolder? folder)
    {
        (Kind, Source, Place, this.folder) = (kind, source, place, folder);
        KeyRing = new StoredKeyRing(source);
    }

    public StoreKind Kind { get; }

    public DbDataSource Source { get; }

    /// <summary>For people: a file, or a server and database.</summary>
    public string Place { get; }

    public StoredKeyRing KeyRing { get; }

    public MasterKeys MasterKeys { get; private set; } = null!;

    /// <exception cref="StartException">The store can't be reached or used.</exception>
    public static async Task<Store> Open(SiloOptions options, TimeProvider time, CancellationToken cancel = default)
    {
        var store = options.Store == StoreKind.Postgres ? Postgres(options) : Embedded(options);
        try
        {
            await store.Prepare(options, time, cancel);
            return store;
        }
        catch (DbException e)
        {
            await store.DisposeAsync();
            throw new StartException($"The store ({store.Place}) can't be used: {Reason(e)}");
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        folder?.Dispose();
    }

    private static Store Postgres(SiloOptions options)
    {
        var source = new NpgsqlDataSourceBuilder(options.ConnectionString) { Name = "hypervisor" }.Build();
        var server = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return new Store(StoreKind.Postgres, source, $"PostgreSQL {server.Host}:{server.Port}/{server.Database ?? server.Username}", folder: null);
    }

    private static Store Embedded(SiloOptions options)
    {
        var folder = DataFolder.Open(options.DataFolder);
        var connection = new SqliteConnectionStringBuilder { DataSource = folder.Database };
        return new Store(StoreKind.Embedded, SqliteFactory.Instance.CreateDataSource(connection.ToString()), $"SQLite {folder.Database}", folder);
    }

    private async Task Prepare(SiloOptions options, TimeProvider time, CancellationToken cancel)
    {
        await using var connection = await Source.OpenConnectionAsync(cancel);
        await Run(connection, Kind == StoreKind.Postgres ? $"SELECT pg_advisory_lock({StartLock})" : "PRAGMA journal_mode = WAL", cancel);
        try
        {
            await StoreSchema.Apply(connection, Kind, cancel);
            MasterKeys = KeyRingStart.Open(options, KeyRing, time);
        }
        finally
        {
            if (Kind == StoreKind.Postgres) await Run(connection, $"SELECT pg_advisory_unlock({StartLock})", CancellationToken.None);
        }
    }

    private static async Task Run(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        // Whoever holds the lock may be applying a large change.
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Reason(DbException e) => e is PostgresException said ? said.MessageText : e.InnerException?.Message ?? e.Message;
}
