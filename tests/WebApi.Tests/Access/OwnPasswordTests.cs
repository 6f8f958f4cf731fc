using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class OwnPasswordTests
{
    private const string Next = "another-password-3";

    [Theory]
    [InlineData(Role.Guest)]
    [InlineData(Role.OrgAdmin)]
    public async Task Anybody_changes_their_own_and_the_other_sessions_end(Role role)
    {
        await using var app = await HypervisorApp.Start();
        var user = await app.User(role);
        var other = app.With((await app.SignIn(user.Name)).Text("access_token"));

        (await Change(user.Client, HypervisorApp.Password, Next)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await user.Client.GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await other.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        await (await app.TrySignIn(user.Name, HypervisorApp.Password)).ShouldBeProblem(401, "invalid_credentials");
        await app.SignIn(user.Name, Next);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_field_and_nothing_changes()
    {
        await using var app = await HypervisorApp.Start();
        var user = await app.User(Role.Viewer);
        (await (await Change(user.Client, "", "short")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["current_password", "new_password"]);
        (await (await Change(user.Client, "wrong-password-xx", Next)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["current_password"]);
        (await (await Change(user.Client, HypervisorApp.Password, HypervisorApp.Password)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["new_password"]);
        await app.SignIn(user.Name);
    }

    [Fact]
    public async Task Guessing_the_current_one_is_throttled_like_signing_in()
    {
        await using var app = await HypervisorApp.Start(("Access:SignIn:NameFailures", "2"));
        var user = await app.User(Role.Viewer);
        await (await Change(user.Client, "wrong-password-xx", Next)).ShouldBeProblem(422, "invalid");
        await (await Change(user.Client, "wrong-password-xx", Next)).ShouldBeProblem(422, "invalid");

        var refused = await Change(user.Client, HypervisorApp.Password, Next);
        await refused.ShouldBeProblem(429, "throttled");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        await (await app.TrySignIn(user.Name, HypervisorApp.Password)).ShouldBeProblem(429, "throttled");

        app.Clock.Advance(TimeSpan.FromMinutes(6));
        (await Change(user.Client, HypervisorApp.Password, Next)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Guessing_it_as_one_of_the_users_fields_is_throttled_too()
    {
        await using var app = await HypervisorApp.Start(("Access:SignIn:NameFailures", "2"));
        var user = await app.User(Role.OrgAdmin);
        await (await Guess("wrong-password-xx")).ShouldBeProblem(422, "invalid");
        await (await Guess("wrong-password-yy")).ShouldBeProblem(422, "invalid");

        await (await Guess(HypervisorApp.Password)).ShouldBeProblem(429, "throttled");
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        (await Guess(HypervisorApp.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Guess(string current) => user.Client.PatchAsJsonAsync($"users/{user.Id}", new { password = Next, current_password = current });
    }

    [Fact]
    public async Task An_api_key_changes_no_password()
    {
        await using var app = await HypervisorApp.Start();
        var user = await app.User(Role.Viewer);
        var key = await (await user.Client.PostAsJsonAsync("api-keys", new { name = "ci", role = "viewer" })).Json(HttpStatusCode.Created);
        await (await Change(app.With(key.Text("key")!), HypervisorApp.Password, Next)).ShouldBeProblem(403, "forbidden");
        await app.SignIn(user.Name);
    }

    [Fact]
    public async Task It_is_on_record_without_the_passwords()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var user = await app.User(Role.Viewer, admin);
        await Change(user.Client, "wrong-password-xx", Next);
        await Change(user.Client, HypervisorApp.Password, Next);

        var log = await (await admin.GetAsync("audit?action=auth.password")).Json(HttpStatusCode.OK);
        log.GetProperty("items").EnumerateArray().Select(entry => entry.Text("result")).ShouldBe(["succeeded", "failed"]);
        log.GetRawText().ShouldNotContain(Next);
        log.GetRawText().ShouldNotContain("wrong-password-xx");
    }

    private static Task<HttpResponseMessage> Change(HttpClient client, string current, string next) =>
        client.PostAsJsonAsync("auth/password", new { current_password = current, new_password = next });
}
