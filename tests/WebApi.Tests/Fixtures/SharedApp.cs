using Microsoft.Extensions.Logging;

namespace Hypervisor.WebApi.Tests;

/// <summary>
/// One application for all tests of a class, for those that don't look beyond what they made: each has its own people and its own simulated
/// cluster. Tests that count or change what belongs to all, or read the log, start their own.
/// </summary>
public class SharedApp : IAsyncLifetime
{
    internal HypervisorApp App { get; private set; } = null!;

    /// <summary>A super admin's client.</summary>
    internal HttpClient Admin { get; private set; } = null!;

    private protected virtual (string Key, string Value)[] Settings => [];

    public async Task InitializeAsync()
    {
        App = await HypervisorApp.Start(new RecordedLogs(LogLevel.Warning), Settings);
        Admin = await App.Admin();
    }

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        await App.DisposeAsync();
    }
}
