using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class SecrecyTests
{
    [Fact]
    public async Task No_password_token_or_key_reaches_a_log_or_an_answer_it_is_not_for()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var user = await app.User(Role.OrgAdmin, admin, name: "canary");
        var access = user.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        var key = (await (await user.Client.PostAsJsonAsync("api-keys", new { name = "ci" })).Json(HttpStatusCode.Created)).Text("key");
        var answers = new List<HttpResponseMessage>
        {
            await app.TrySignIn("canary", "canary-wrong-password"),
            await app.TrySignIn("canary", HypervisorApp.Password, cookie: true),
            await app.Anonymous().PostAsJsonAsync("auth/refresh", new { refresh_token = access }),
            await app.With(user.RefreshToken).GetAsync("auth/me"),
            await app.With(key).GetAsync("api-keys"),
            await app.With(key).GetAsync("auth/me"),
            await app.With(key + "x").GetAsync("auth/me"),
            await user.Client.GetAsync("users"),
            await admin.PatchAsJsonAsync($"users/{user.Id}", new { password = "canary-new-password", role = "nonsense" }),
            await admin.PatchAsJsonAsync($"users/{user.Id}", new { password = "canary2" }),
            await admin.PatchAsJsonAsync($"users/{user.Id}", new { password = "canary-new-password" }),
        };
        var cookie = Responses.ValueOf(answers[1].Cookie("hypervisor_session")!);
        string[] secrets =
        [
            HypervisorApp.AdminPassword, HypervisorApp.Password, "canary-wrong-password", "canary-new-password", "canary2",
            access, user.RefreshToken, key, key[^43..], cookie,
        ];

        foreach (var answer in answers)
        {
            var text = await answer.Content.ReadAsStringAsync();
            secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty(text);
        }

        app.Logs.Lines.ShouldContain(line => line.Contains("auth/login", StringComparison.Ordinal));
        app.Logs.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
