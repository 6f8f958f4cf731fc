using System.Data.Common;

namespace Hypervisor.Silo;

/// <summary>Whether this silo should be sent requests, and if not, why.</summary>
public sealed class Readiness(ISiloStatusOracle silo, DbDataSource store, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<string>> Problems(CancellationToken cancel)
    {
        var problems = new List<string>();
        if (!lifetime.ApplicationStarted.IsCancellationRequested) problems.Add("The silo is still starting.");
        if (lifetime.ApplicationStopping.IsCancellationRequested) problems.Add("The silo is stopping.");
        if (silo.CurrentStatus != SiloStatus.Active) problems.Add($"The silo is {silo.CurrentStatus} and not yet Active in its cluster.");
        if (!await StoreAnswers(cancel)) problems.Add("The store does not answer.");
        return problems;
    }

    private async Task<bool> StoreAnswers(CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(StoreTimeout);
        try
        {
            await using var command = store.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(timeout.Token);
            return true;
        }
        catch (Exception e) when (e is DbException or OperationCanceledException or ObjectDisposedException or TimeoutException)
        {
            return false;
        }
    }
}
