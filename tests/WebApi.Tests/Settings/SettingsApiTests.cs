using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class SettingsApiTests
{
    [Fact]
    public async Task Settings_have_defaults_and_change_one_by_one()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";

        (await admin.Read(path)).GetProperty("sync_interval").GetInt32().ShouldBe(120);
        var changed = await (await admin.PutAsJsonAsync(path, new { show_templates = true })).Json(HttpStatusCode.OK);

        changed.GetProperty("sync_interval").GetInt32().ShouldBe(120);
        changed.GetProperty("show_templates").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(29)]
    [InlineData(3601)]
    public async Task An_interval_out_of_range_is_refused(int seconds)
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";

        (await (await admin.PutAsJsonAsync(path, new { sync_interval = seconds })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["sync_interval"]);
    }

    [Fact]
    public async Task Another_organizations_settings_do_not_exist()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var user = await app.User(Role.OrgAdmin, admin);

        await (await user.Client.GetAsync($"modules/org/{Guid.NewGuid()}/hypervisor/settings")).ShouldBeProblem(404, "not_found");
    }
}
