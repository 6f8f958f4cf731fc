using Hypervisor.PveSimulator;
using Microsoft.Data.Sqlite;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What docs/operations.md says of backups, done to a silo that runs.</summary>
public sealed class BackupTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_copy_of_the_embedded_store_and_its_key_is_the_whole_product()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4, InstantTasks = true });
        using var restored = new TemporaryFolder();
        (Guid Controller, Guid Change) kept;
        await using (var silo = await SiloProcess.StartReady(environment: Settings))
        {
            kept = await Fill(silo, fleet.Clusters[0]);
            await using var store = new SqliteConnection($"Data Source={silo.DataFolder}/hypervisor.db");
            await store.OpenAsync();
            await using (var backup = store.CreateCommand())
            {
                backup.CommandText = $"VACUUM INTO '{restored.Path}/hypervisor.db'";
                await backup.ExecuteNonQueryAsync();
            }

            File.Copy($"{silo.DataFolder}/master.key", $"{restored.Path}/master.key");
        }

        await using var again = await SiloProcess.StartReady(restored.Path, Settings);
        await IsAllThere(again, kept);
    }

    [SkippableFact]
    public async Task A_dump_of_PostgreSQL_and_the_master_key_are_the_whole_product()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4, InstantTasks = true });
        var (first, second) = (await postgres.NewDatabase(), await postgres.NewDatabase());
        var key = Keys.NewMasterKey();
        (Guid Controller, Guid Change) kept;
        await using (var silo = await SiloProcess.StartReady(environment: On(first, key)))
        {
            kept = await Fill(silo, fleet.Clusters[0]);
            await postgres.Copy(first, second);
        }

        await using var again = await SiloProcess.StartReady(environment: On(second, key));
        await IsAllThere(again, kept);
    }

    private static Dictionary<string, string> Settings => new(Api.Environment) { ["ADAPTER_READ_ONLY"] = "false", ["OMADA_READ_ONLY"] = "false" };

    private static Dictionary<string, string> On(string database, string key) =>
        new(Settings) { ["HYPERVISOR_CONNECTION_STRING"] = database, ["HYPERVISOR_MASTER_KEY"] = key, ["HYPERVISOR_DRAIN_SECONDS"] = "0" };

    private static async Task<(Guid Controller, Guid Change)> Fill(SiloProcess silo, SimulatedCluster cluster)
    {
        using var api = await Api.SignIn(silo.Url);
        var controller = await api.Register(cluster);
        var guest = cluster.Guests.All.First(guest => !guest.IsTemplate && !guest.IsContainer);
        var change = await api.Send(HttpMethod.Post, ChaosHttp.Staging(controller), ChaosHttp.Described(guest, "kept"));
        return (controller, change.GetProperty("id").GetGuid());
    }

    /// <summary>The cluster's secret opens, the waiting change can be applied, and the audit log is unbroken.</summary>
    private static async Task IsAllThere(SiloProcess silo, (Guid Controller, Guid Change) kept)
    {
        using var api = await Api.SignIn(silo.Url);
        (await api.Sync(kept.Controller)).GetProperty("status").GetString().ShouldBe("completed");
        await api.Send(HttpMethod.Post, $"hypervisor/changes/{kept.Change}/apply");
        await api.Until($"hypervisor/changes/{kept.Change}", change => change.GetProperty("status").GetString() == "applied");
        var audit = await api.Get("audit/verify");
        audit.GetProperty("intact").GetBoolean().ShouldBeTrue(audit.GetRawText());
    }
}
