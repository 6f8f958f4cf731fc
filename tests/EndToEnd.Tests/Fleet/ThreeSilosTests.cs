using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

public sealed class ThreeSilosTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [SkippableFact]
    public async Task Any_silo_answers_for_all_clusters_and_another_takes_over_from_one_that_is_killed()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 6, Nodes = 2, Guests = 10, InstantTasks = true });
        var environment = new Dictionary<string, string>(Api.Environment)
        {
            ["HYPERVISOR_CONNECTION_STRING"] = await postgres.NewDatabase(),
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
            ["HYPERVISOR_DRAIN_SECONDS"] = "0",
        };
        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SiloProcess.StartReady(environment: environment)));
        try
        {
            using (var first = await Api.SignIn(silos[0].Url))
            {
                foreach (var cluster in fleet.Clusters)
                {
                    await first.Register(cluster);
                }
            }

            using var second = await Api.SignIn(silos[1].Url);
            await second.Until("hypervisor/fleet/dashboard", dashboard => dashboard.GetProperty("online_clusters").GetInt32() == 6);

            await silos[2].Kill();

            await second.Until("hypervisor/fleet/dashboard", dashboard => dashboard.GetProperty("online_clusters").GetInt32() == 6 && !dashboard.GetProperty("stale").GetBoolean());
            foreach (var controller in (await second.Get("controllers")).GetProperty("items").EnumerateArray())
            {
                (await second.Sync(controller.GetProperty("id").GetGuid())).GetProperty("status").GetString().ShouldBe("completed");
            }
        }
        finally
        {
            foreach (var silo in silos)
            {
                await silo.DisposeAsync();
            }
        }
    }
}
