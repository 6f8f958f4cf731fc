using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi.Tests;

public sealed class RoutesByRoleTests
{
    private static readonly string Any = Guid.Empty.ToString();

    private static readonly (string Method, string Path, Role Lowest)[] Routes =
    [
        ("POST", "auth/logout", Role.Viewer),
        ("POST", "auth/password", Role.Guest),
        ("GET", "auth/me", Role.Guest),
        ("GET", "about", Role.SiteAdmin),
        ("GET", "users", Role.OrgAdmin),
        ("POST", "users", Role.OrgAdmin),
        ("PATCH", $"users/{Any}", Role.OrgAdmin),
        ("DELETE", $"users/{Any}", Role.OrgAdmin),
        ("PUT", $"users/{Any}/site-access", Role.OrgAdmin),
        ("GET", "users/me/views", Role.Viewer),
        ("PUT", "users/me/views/one", Role.Viewer),
        ("DELETE", "users/me/views/one", Role.Viewer),
        ("GET", "api-keys", Role.Viewer),
        ("POST", "api-keys", Role.Viewer),
        ("DELETE", $"api-keys/{Any}", Role.Viewer),
        ("GET", "organizations", Role.Viewer),
        ("POST", "organizations", Role.SuperAdmin),
        ("GET", "sites", Role.Viewer),
        ("POST", "sites", Role.OrgAdmin),
        ("PATCH", $"sites/{Any}", Role.OrgAdmin),
        ("DELETE", $"sites/{Any}", Role.OrgAdmin),
    ];

    [Fact]
    public async Task Each_route_opens_at_its_lowest_role_and_not_below()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        foreach (var role in Enum.GetValues<Role>())
        {
            var user = await app.User(role, admin);
            foreach (var (method, path, lowest) in Routes.OrderBy(route => route.Path == "auth/logout"))
            {
                var answer = await Send(user.Client, method, path);
                var refused = answer.StatusCode == HttpStatusCode.Forbidden;
                refused.ShouldBe(role < lowest, $"{method} {path} as {role}: {answer.StatusCode}");
                answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, $"{method} {path} as {role}");
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {path} as {role}");
                if (refused)
                {
                    (await answer.ShouldBeProblem(403, "forbidden")).Text("detail").ShouldContain(lowest.Name());
                }
            }
        }
    }

    [Fact]
    public async Task Each_route_refuses_who_has_not_signed_in()
    {
        await using var app = await HypervisorApp.Start();
        foreach (var (method, path, _) in Routes)
        {
            await (await Send(app.Anonymous(), method, path)).ShouldBeProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task Every_endpoint_says_which_role_it_needs_or_that_it_needs_none()
    {
        await using var app = await HypervisorApp.Start();
        foreach (var endpoint in app.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true))
        {
            (endpoint.Metadata.GetMetadata<RequiresAttribute>() is not null).ShouldBe(
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
                endpoint.DisplayName);
        }
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = JsonContent.Create(new { });
        }

        return await client.SendAsync(request);
    }
}
