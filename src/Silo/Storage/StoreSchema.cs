using System.Data.Common;
using System.Globalization;

namespace Hypervisor.Silo;

/// <summary>Brings a store up to what this version of Hypervisor needs.</summary>
public static class StoreSchema
{
    public const int Version = 2;

    /// <exception cref="StartException">A newer Hypervisor has used the store.</exception>
    public static async Task Apply(DbConnection connection, StoreKind kind, CancellationToken cancel)
    {
        var applied = await AppliedVersion(connection, kind, cancel);
        if (applied > Version)
            throw new StartException($"The store has schema version {applied}; this Hypervisor knows up to {Version}. Start the newer Hypervisor again.");
        if (applied == Version) return;

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Run(connection, transaction, Script(kind), cancel);
        await Run(connection, transaction, $"INSERT INTO hypervisorschema (version) VALUES ({Version})", cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<int> AppliedVersion(DbConnection connection, StoreKind kind, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = kind == StoreKind.Postgres
            ? "SELECT count(*) FROM pg_class WHERE oid = to_regclass('hypervisorschema')"
            : "SELECT count(*) FROM sqlite_master WHERE name = 'hypervisorschema'";
        if (Number(await command.ExecuteScalarAsync(cancel)) == 0) return 0;
        command.CommandText = "SELECT coalesce(max(version), 0) FROM hypervisorschema";
        return Number(await command.ExecuteScalarAsync(cancel));
    }

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static async Task Run(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Script(StoreKind kind)
    {
        var name = kind == StoreKind.Postgres ? "postgres.sql" : "sqlite.sql";
        using var stream = typeof(StoreSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return new StreamReader(stream).ReadToEnd();
    }
}
