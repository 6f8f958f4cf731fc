using System.Net;
using Npgsql;

namespace Hypervisor.EndToEnd.Tests;

public sealed class ClusterTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [SkippableFact]
    public async Task Three_silos_that_start_at_once_on_an_empty_database_form_one_cluster()
    {
        var connection = await postgres.NewDatabase();
        var environment = new Dictionary<string, string>
        {
            ["HYPERVISOR_CONNECTION_STRING"] = connection,
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
        };
        await using var first = SiloProcess.Start(environment: environment);
        await using var second = SiloProcess.Start(environment: environment);
        await using var third = SiloProcess.Start(environment: environment);
        await Task.WhenAll(first.UntilReady(), second.UntilReady(), third.UntilReady());

        (await Number(connection, "SELECT count(*) FROM hypervisorschema")).ShouldBe(1);
        (await Number(connection, "SELECT count(*) FROM hypervisorkeyring")).ShouldBe(1);
        (await Number(connection, "SELECT count(*) FROM orleansmembershiptable WHERE status = 3")).ShouldBe(3);

        await first.Kill();
        (await second.Status("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_store_of_a_newer_version_is_left_alone()
    {
        var connection = await postgres.NewDatabase();
        await Number(connection, "CREATE TABLE hypervisorschema (version int, appliedat timestamptz); INSERT INTO hypervisorschema VALUES (99, now()); SELECT 0");
        await using var silo = SiloProcess.Start(environment: new Dictionary<string, string>
        {
            ["HYPERVISOR_CONNECTION_STRING"] = connection,
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
        });

        (await silo.ExitCode()).ShouldBe(2);
        silo.Output.ShouldContain("schema version 99");
        silo.Output.ShouldNotContain("   at ");
    }

    private static async Task<int> Number(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
