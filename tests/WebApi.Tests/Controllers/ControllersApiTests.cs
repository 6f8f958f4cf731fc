using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class ControllersApiTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task A_connection_test_shows_what_answers_and_saves_nothing()
    {
        await using var clusters = await SimulatedClusters.Start();
        var body = SimulatedClusters.Registration(clusters.Cluster);
        body.Remove("tls_fingerprint");

        var report = await (await clusters.Admin.PostAsJsonAsync("controllers/test-connection", body)).Json(HttpStatusCode.OK);

        report.GetProperty("success").GetBoolean().ShouldBeTrue();
        report.GetProperty("certificate").Text("fingerprint").ShouldBe(clusters.Cluster.Fingerprint);
        report.GetProperty("nodes").GetArrayLength().ShouldBe(3);
        (await clusters.Admin.Read("controllers")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_test_says_how_far_it_came()
    {
        await using var clusters = await SimulatedClusters.Start();
        var body = SimulatedClusters.Registration(clusters.Cluster);
        body["config"] = new { token_id = clusters.Cluster.TokenId, token_secret = "wrong" };

        var report = await (await clusters.Admin.PostAsJsonAsync("controllers/test-connection", body)).Json(HttpStatusCode.OK);

        report.GetProperty("success").GetBoolean().ShouldBeFalse();
        report.Text("status").ShouldBe("unauthorized");
        report.GetProperty("certificate").Text("fingerprint").ShouldBe(clusters.Cluster.Fingerprint);
    }

    [Fact]
    public async Task Something_that_is_not_Proxmox_VE_is_called_that()
    {
        await using var clusters = await SimulatedClusters.Start();
        var body = SimulatedClusters.Registration(clusters.Cluster);
        body["host"] = "127.0.0.1";
        body["port"] = clusters.App.Address.Port;
        body["use_ssl"] = false;
        body.Remove("tls_fingerprint");

        var report = await (await clusters.Admin.PostAsJsonAsync("controllers/test-connection", body)).Json(HttpStatusCode.OK);

        report.Text("status").ShouldBe("error");
        report.Text("error").ShouldContain("not Proxmox VE");
    }

    [Fact]
    public async Task All_types_that_are_wrong_are_told_at_once()
    {
        var app = shared.App;
        using var admin = await app.Admin();

        var problem = await (await admin.PostAsJsonAsync("controllers", new { name = 5, port = "x", colour = "red", use_ssl = 1, site_id = "s", config = new { token_id = true, bar = 2 } }))
            .ShouldBeProblem(422, "invalid");

        problem.Fields().ShouldBe(["colour", "config.bar", "config.token_id", "name", "port", "site_id", "use_ssl"]);
    }

    [Fact]
    public async Task All_values_that_are_wrong_are_told_at_once()
    {
        var app = shared.App;
        using var admin = await app.Admin();

        var problem = await (await admin.PostAsJsonAsync("controllers", new { name = "", port = 0, host = "http://x", sync_interval_seconds = 5, tls_fingerprint = "x", verify_ssl = true }))
            .ShouldBeProblem(422, "invalid");

        problem.Fields().ShouldBe(["config.token_id", "host", "name", "port", "sync_interval_seconds", "tls_fingerprint"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        var app = shared.App;
        using var admin = await app.Admin();

        await (await admin.PostAsync("controllers", new StringContent(body, Encoding.UTF8, "application/json"))).ShouldBeProblem(422, "invalid");
    }

    [Fact]
    public async Task A_host_on_loopback_is_refused_with_the_setting_that_allows_it()
    {
        await using var clusters = await SimulatedClusters.Start(allowedNetworks: "");

        var problem = await (await clusters.Admin.PostAsJsonAsync("controllers", SimulatedClusters.Registration(clusters.Cluster))).ShouldBeProblem(422, "invalid");

        problem.GetProperty("errors").GetProperty("host")[0].GetString()!.ShouldContain("HYPERVISOR_ALLOWED_NETWORKS");
    }

    [Fact]
    public async Task A_public_host_needs_to_be_meant()
    {
        await using var clusters = await SimulatedClusters.Start();
        var body = SimulatedClusters.Registration(clusters.Cluster);
        body["host"] = "8.8.8.8";

        await (await clusters.Admin.PostAsJsonAsync("controllers", body)).ShouldBeProblem(409, "public_host_unconfirmed");
    }

    [Fact]
    public async Task A_registered_controller_can_be_listed_changed_and_removed()
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();

        (await clusters.Admin.Read("controllers?status=online&per_page=1")).GetProperty("items")[0].Id().ShouldBe(id);
        (await clusters.Admin.Read("controllers?status=unreachable")).GetProperty("total").GetInt32().ShouldBe(0);
        (await (await clusters.Admin.PatchAsJsonAsync($"controllers/{id}", new { name = "renamed", sync_interval_seconds = 30 })).Json(HttpStatusCode.OK)).Text("name").ShouldBe("renamed");
        (await clusters.Admin.Read("hypervisor/fleet/dashboard")).GetProperty("clusters")[0].Text("controller_name").ShouldBe("renamed");
        (await clusters.Admin.DeleteAsync($"controllers/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await clusters.Admin.GetAsync($"controllers/{id}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using var clusters = await SimulatedClusters.Start();
        await clusters.Register();

        await (await clusters.Admin.PostAsJsonAsync("controllers", SimulatedClusters.Registration(clusters.Cluster))).ShouldBeProblem(409, "name_taken");
    }

    [Fact]
    public async Task No_answer_shows_a_secret()
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();

        foreach (var path in new[] { "controllers", $"controllers/{id}", "hypervisor/fleet/dashboard", $"hypervisor/controllers/{id}/cluster/resources" })
        {
            (await clusters.Admin.GetStringAsync(path)).ShouldNotContain(clusters.Cluster.TokenSecret);
        }

        clusters.App.Logs.Lines.ShouldAllBe(line => !line.Contains(clusters.Cluster.TokenSecret));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    public async Task Below_site_admin_controllers_can_only_be_read(Role role)
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();
        var user = await clusters.App.User(role, clusters.Admin);

        (await user.Client.GetAsync($"controllers/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await user.Client.PostAsJsonAsync("controllers", SimulatedClusters.Registration(clusters.Cluster))).ShouldBeProblem(403, "forbidden");
        await (await user.Client.PatchAsJsonAsync($"controllers/{id}", new { name = "x" })).ShouldBeProblem(403, "forbidden");
        await (await user.Client.DeleteAsync($"controllers/{id}")).ShouldBeProblem(403, "forbidden");
        await (await user.Client.PostAsync($"discovery/controllers/{id}", null)).ShouldBeProblem(403, "forbidden");
    }
}
