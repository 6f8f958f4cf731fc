namespace Hypervisor.EndToEnd.Tests;

public sealed class SqliteStorageTests : StorageContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override Task<RunningStore> Start() => RunningStore.Start(("data", folder.Path));
}
