using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class SavedViewsApiTests
{
    [Fact]
    public async Task A_view_comes_back_as_it_was_put_and_only_to_its_owner()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var user = await app.User(Role.Viewer, admin);
        (await Put(user.Client, "hot-guests", """{"Columns":["cpu"],"q":"cpu>80"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Put(user.Client, "hot-guests", """{"Columns":["mem"],"q":null}""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var views = await (await user.Client.GetAsync("users/me/views")).Json(HttpStatusCode.OK);
        views.GetArrayLength().ShouldBe(1);
        views[0].Text("id").ShouldBe("hot-guests");
        views[0].GetProperty("value").GetRawText().ShouldBe("""{"Columns":["mem"],"q":null}""");
        (await (await admin.GetAsync("users/me/views")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(0);

        (await user.Client.DeleteAsync("users/me/views/hot-guests")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await user.Client.DeleteAsync("users/me/views/hot-guests")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Views_have_limits()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        await (await Put(admin, "large", $"\"{new string('x', 16 * 1024)}\"")).ShouldBeProblem(413, "too_large");
        (await (await Put(admin, new string('x', 65), "1")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["view_id"]);
        await (await Put(admin, "deep", new string('[', 30) + new string(']', 30))).ShouldBeProblem(422, "invalid");
        await (await Put(admin, "broken", "{")).ShouldBeProblem(422, "invalid");
        for (var i = 0; i < 100; i++)
        {
            (await Put(admin, $"v{i}", "1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await (await Put(admin, "v100", "1")).ShouldBeProblem(409, "too_many_views");
        (await Put(admin, "v99", "2")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await admin.GetAsync("users/me/views")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(100);
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, string id, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await client.PutAsync($"users/me/views/{id}", body);
    }
}
