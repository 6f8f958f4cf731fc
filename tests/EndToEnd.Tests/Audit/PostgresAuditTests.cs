namespace Hypervisor.EndToEnd.Tests;

public sealed class PostgresAuditTests(PostgresServer postgres) : AuditContract, IClassFixture<PostgresServer>
{
    protected override async Task<RunningStore> Start() => await RunningStore.StartWithGrains(
        ("connection-string", await postgres.NewDatabase()), ("master-key", Keys.NewMasterKey()), ("drain-seconds", "0"));
}
