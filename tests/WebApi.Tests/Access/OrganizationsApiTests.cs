using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class OrganizationsApiTests
{
    [Fact]
    public async Task A_super_admin_sees_all_organizations_and_others_their_own()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, " Other ");
        var user = await app.User(Role.Viewer, admin, other);

        (await (await admin.GetAsync("organizations")).Json(HttpStatusCode.OK)).EnumerateArray().Select(one => one.Text("name")).ShouldBe(["Default", "Other"]);
        (await (await user.Client.GetAsync("organizations")).Json(HttpStatusCode.OK)).EnumerateArray().Select(one => one.Text("name")).ShouldBe(["Other"]);
        await (await admin.PostAsJsonAsync("organizations", new { name = "OTHER" })).ShouldBeProblem(409, "name_taken");
        (await (await admin.PostAsJsonAsync("organizations", new { name = "" })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["name"]);
    }

    [Fact]
    public async Task Sites_of_another_organization_do_not_exist()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        var mine = await app.User(Role.OrgAdmin, admin);
        var foreign = await app.User(Role.OrgAdmin, admin, other);
        var site = (await (await mine.Client.PostAsJsonAsync("sites", new { name = "North", description = "Hall 1" })).Json(HttpStatusCode.Created)).Id();

        await (await foreign.Client.PatchAsJsonAsync($"sites/{site}", new { name = "South" })).ShouldBeProblem(404, "not_found");
        await (await foreign.Client.DeleteAsync($"sites/{site}")).ShouldBeProblem(404, "not_found");
        (await (await foreign.Client.GetAsync("sites")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(0);
        await (await foreign.Client.PostAsJsonAsync("sites", new { name = "A", organization_id = Guid.NewGuid() })).ShouldBeProblem(404, "not_found");

        (await admin.PostAsJsonAsync("sites", new { name = "East", organization_id = other })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await (await admin.GetAsync("sites")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(2);
        var changed = await (await admin.PatchAsJsonAsync($"sites/{site}", new { name = "Norden" })).Json(HttpStatusCode.OK);
        changed.Text("name").ShouldBe("Norden");
        changed.Text("description").ShouldBe("Hall 1");
        (await mine.Client.DeleteAsync($"sites/{site}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_site_needs_a_name()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        (await (await admin.PostAsJsonAsync("sites", new { })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["name"]);
    }
}
