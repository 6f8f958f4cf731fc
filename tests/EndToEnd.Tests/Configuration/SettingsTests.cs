namespace Hypervisor.EndToEnd.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Every_fault_is_reported_at_once_without_a_stack_trace()
    {
        await using var silo = SiloProcess.Start(
            environment: new Dictionary<string, string> { ["HYPERVISOR_MASTER_KEY"] = "short", ["HYPERVISOR_LOG_FORMAT"] = "xml" },
            arguments: ["--bogus", "--store", "postgres", "--silo-port", "99999", "--metrics", "maybe", "--master-key", "x", "--settling-seconds", "5", "--oidc-authority", "ftp://idp", "--oidc-roles", "admins=king"]);

        (await silo.ExitCode()).ShouldBe(2);
        foreach (var named in new[] { "--bogus", "HYPERVISOR_CONNECTION_STRING", "--silo-port", "--metrics", "--log-format", "HYPERVISOR_MASTER_KEY is not", "--master-key can't be an argument", "--settling-seconds is '5'", "--oidc-authority is 'ftp://idp'", "HYPERVISOR_OIDC_CLIENT_ID", "HYPERVISOR_OIDC_CLIENT_SECRET", "role 'king'" })
            silo.Output.ShouldContain(named);
        silo.Output.ShouldNotContain("   at ");
        silo.Output.ShouldNotContain("short");
    }

    [Fact]
    public async Task A_connection_string_alone_means_postgres_which_needs_a_master_key()
    {
        await using var silo = SiloProcess.Start(environment: new Dictionary<string, string> { ["HYPERVISOR_CONNECTION_STRING"] = "Host=127.0.0.1;Password=hidden-word" });

        (await silo.ExitCode()).ShouldBe(2);
        silo.Output.ShouldContain("openssl rand -base64 32");
        silo.Output.ShouldNotContain("hidden-word");
    }

    [Fact]
    public async Task A_taken_port_is_named_plainly()
    {
        await using var first = await SiloProcess.StartReady();
        await using var second = SiloProcess.Start(arguments: ["--urls", first.Url]);

        (await second.ExitCode()).ShouldBe(2);
        second.Output.ShouldContain("address already in use");
        second.Output.ShouldContain("--urls");
    }
}
