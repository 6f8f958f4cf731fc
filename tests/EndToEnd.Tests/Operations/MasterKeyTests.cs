using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What docs/operations.md says of another master key, done to a product that has a cluster's secret.</summary>
public sealed class MasterKeyTests
{
    [Fact]
    public async Task A_cluster_is_read_on_with_the_new_key_after_one_start_with_both()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4 });
        using var folder = new TemporaryFolder();
        var (former, present) = (Keys.NewMasterKey(), Keys.NewMasterKey());
        Guid controller;
        await using (var silo = await SiloProcess.StartReady(folder.Path, With(former)))
        {
            using var api = await Api.SignIn(silo.Url);
            controller = await api.Register(fleet.Clusters[0]);
        }

        await using (var both = await SiloProcess.StartReady(folder.Path, With(present, former)))
        {
            await IsRead(both, controller);
        }

        await using var silent = await SiloProcess.StartReady(folder.Path, With(present));
        await IsRead(silent, controller);
    }

    private static async Task IsRead(SiloProcess silo, Guid controller)
    {
        using var api = await Api.SignIn(silo.Url);
        (await api.Sync(controller)).GetProperty("status").GetString().ShouldBe("completed");
    }

    private static Dictionary<string, string> With(string key, string? former = null)
    {
        var settings = new Dictionary<string, string>(Api.Environment) { ["HYPERVISOR_MASTER_KEY"] = key };
        if (former is not null) settings["HYPERVISOR_MASTER_KEY_PREVIOUS"] = former;
        return settings;
    }
}
