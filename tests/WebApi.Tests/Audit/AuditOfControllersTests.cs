using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class AuditOfControllersTests
{
    [Fact]
    public async Task Controllers_secrets_and_the_insides_of_guests_are_recorded_and_no_secret_is_in_any_entry()
    {
        await using var clusters = await SimulatedClusters.Start();
        var admin = clusters.Admin;
        var id = await clusters.Register();
        await admin.PostAsJsonAsync("controllers/test-connection", SimulatedClusters.Registration(clusters.Cluster));
        await admin.PostAsync($"controllers/{id}/test", null);
        await admin.PatchAsJsonAsync($"controllers/{id}", new { name = "renamed" });
        await admin.PatchAsJsonAsync($"controllers/{id}", new { config = new { token_id = clusters.Cluster.TokenId, token_secret = clusters.Cluster.TokenSecret } });
        var insides = $"hypervisor/controllers/{id}/nodes/pve1/qemu/100/agent";
        await admin.PostAsJsonAsync($"{insides}/file-read", new { file = "/etc/hostname" });
        await admin.GetAsync($"{insides}/exec-status/1");
        var ann = await clusters.App.User(Role.Viewer, admin, name: "ann");
        await (await ann.Client.PostAsJsonAsync($"{insides}/file-read", new { file = "/etc/shadow" })).ShouldBeProblem(403, "forbidden");
        await clusters.App.TrySignIn("ann", "canary-wrong-password");
        (await admin.DeleteAsync($"controllers/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var entries = await AuditApiTests.Entries(admin, "limit=1000");
        var ofIt = entries.Reverse().Where(entry => entry.GetProperty("controller_id").GetString() == id.ToString()).Select(entry => entry.Text("action")).ToArray();
        ofIt.Where(action => action != "controller.discover").ShouldBe(
        [
            "controller.create", "controller.test", "controller.update", "controller.update", "controller.secret_changed", "agent.file_read",
            "agent.exec_status", "agent.file_read", "controller.delete",
        ]);
        entries.ShouldContain(entry => entry.Text("action") == "controller.test_connection");
        entries.ShouldContain(entry => entry.Text("action") == "agent.file_read" && entry.Text("detail").Contains("/etc/hostname", StringComparison.Ordinal));
        entries.ShouldContain(entry => entry.Text("action") == "agent.file_read" && entry.Text("result") == "denied" && entry.Text("username") == "ann");

        var text = await admin.GetStringAsync("audit/export") + string.Concat(clusters.App.Logs.Lines);
        string[] secrets = [clusters.Cluster.TokenSecret, HypervisorApp.AdminPassword, HypervisorApp.Password, "canary-wrong-password", ann.RefreshToken];
        secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
