using System.Data.Common;
using Hypervisor.Silo;
using Microsoft.Data.Sqlite;

namespace Hypervisor.WebApi.Tests;

/// <summary>The product's tables in a file of the test's own.</summary>
internal sealed class TestTables : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"hypervisor-{Guid.NewGuid():N}.db");

    private TestTables() => Source = SqliteFactory.Instance.CreateDataSource($"Data Source={file}");

    public DbDataSource Source { get; }

    public static async Task<TestTables> Make()
    {
        var tables = new TestTables();
        tables.Run("PRAGMA journal_mode = WAL");
        await using var connection = await tables.Source.OpenConnectionAsync();
        await StoreSchema.Apply(connection, StoreKind.Embedded, CancellationToken.None);
        return tables;
    }

    public void Run(string sql)
    {
        using var command = Source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Source.Dispose();
        using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            File.Delete(file + part);
        }
    }
}
