namespace Hypervisor.EndToEnd.Tests;

public sealed class SqliteAuditTests : AuditContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<RunningStore> Start() => RunningStore.StartWithGrains(("data", folder.Path));
}
