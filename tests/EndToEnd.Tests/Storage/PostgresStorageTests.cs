namespace Hypervisor.EndToEnd.Tests;

public sealed class PostgresStorageTests(PostgresServer postgres) : StorageContract, IClassFixture<PostgresServer>
{
    protected override async Task<RunningStore> Start() =>
        await RunningStore.Start(("connection-string", await postgres.NewDatabase()), ("master-key", Keys.NewMasterKey()), ("drain-seconds", "0"));
}
