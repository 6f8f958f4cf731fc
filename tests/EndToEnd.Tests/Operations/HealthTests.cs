using System.Net;

namespace Hypervisor.EndToEnd.Tests;

public sealed class HealthTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [SkippableFact]
    public async Task Without_its_store_a_silo_lives_and_is_not_ready_until_it_is_back()
    {
        await using var silo = await SiloProcess.StartReady(environment: new Dictionary<string, string>
        {
            ["HYPERVISOR_CONNECTION_STRING"] = await postgres.NewDatabase(),
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
            ["HYPERVISOR_DRAIN_SECONDS"] = "0",
        });

        await postgres.Restart(crash: true, async () =>
        {
            (await silo.Status("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await silo.Status("/health/live")).ShouldBe(HttpStatusCode.OK);
        });

        await silo.UntilReady();
    }
}
