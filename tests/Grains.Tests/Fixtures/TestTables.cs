using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hypervisor.Grains.Tests;

/// <summary>The product's tables in a file of the test's own.</summary>
internal sealed class TestTables : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"hypervisor-{Guid.NewGuid():N}.db");

    public TestTables()
    {
        Source = SqliteFactory.Instance.CreateDataSource($"Data Source={file}");
        using var script = new StreamReader(typeof(TestTables).Assembly.GetManifestResourceStream("sqlite.sql")!);
        Run("PRAGMA journal_mode = WAL");
        Run(script.ReadToEnd());
    }

    public DbDataSource Source { get; }

    /// <summary>How many rows it changed.</summary>
    public int Run(string sql)
    {
        using var command = Source.CreateCommand(sql);
        return command.ExecuteNonQuery();
    }

    public long Number(string sql)
    {
        using var command = Source.CreateCommand(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
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
