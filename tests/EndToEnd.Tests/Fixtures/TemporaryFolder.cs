namespace Hypervisor.EndToEnd.Tests;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hypervisor-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
