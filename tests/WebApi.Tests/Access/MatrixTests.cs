using System.Collections.Concurrent;
using System.Diagnostics;
using Hypervisor.Grains.Interfaces;
using Xunit.Abstractions;

namespace Hypervisor.WebApi.Tests;

/// <summary>Every route of the OpenAPI document, those of tomorrow included, against everybody who may come.</summary>
public sealed class MatrixTests(ITestOutputHelper output)
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    [Fact]
    public async Task Each_route_opens_to_its_lowest_role_of_its_own_tenant_and_to_nobody_else()
    {
        await using var fixture = await MatrixFixture.Start();
        var wrong = new ConcurrentBag<string>();
        var clock = Stopwatch.StartNew();

        await Parallel.ForEachAsync(fixture.Routes, AtOnce, async (route, _) =>
        {
            foreach (var (who, client) in fixture.Nobodies)
            {
                var (status, code, body) = await route.Send(client, fixture.PathOf(route));
                Expect((status, code) == (401, "unauthenticated") == route.Lowest is not null && status != 500, who, body);
            }

            foreach (var (role, user) in fixture.ByRole.Where(one => one.Key < route.Lowest))
            {
                var (status, code, body) = await route.Send(user.Client, fixture.PathOf(route));
                Expect((status, code) == (403, "forbidden"), role.Name(), body);
            }

            if (route.Lowest <= Role.Admin && route.TenantHoles.Count > 0)
            {
                var foreign = await route.Send(fixture.Stranger, Meant(fixture.PathOf(route)));
                var made = await route.Send(fixture.Stranger, Meant(fixture.PathOfNothing(route)));
                Expect(foreign.Status is 404 or 415 or 422 && (foreign.Status, foreign.Code) == (made.Status, made.Code), "a stranger", $"{foreign.Status} {foreign.Body} / {made.Status} {made.Body}");
            }

            // Whoever doesn't confirm is asked to, whatever the thing is.
            string Meant(string path) => route.Method == HttpMethod.Get ? path : $"{path}?confirmed=true";

            void Expect(bool holds, string who, string body)
            {
                if (!holds)
                {
                    wrong.Add($"{route} by {who}: {body}");
                }
            }
        });
        output.WriteLine($"refusals: {clock.Elapsed}");

        // What removes things comes after what needs them, and signing out last: nobody is anybody after it.
        var there = new HashSet<DocumentedRoute>();
        foreach (var route in fixture.Routes.OrderBy(route => route.Template.EndsWith("/logout", StringComparison.Ordinal)).ThenBy(route => route.Method == HttpMethod.Delete))
        {
            foreach (var (role, user) in fixture.ByRole.Where(one => one.Key >= route.Lowest))
            {
                var (status, code, body) = await route.Send(user.Client, fixture.PathOf(route, user));
                if (status is 401 or 500 || code is "forbidden" or "adapter_read_only" || (status == 404 && body.Contains("Controller", StringComparison.Ordinal)))
                {
                    wrong.Add($"{route} by {role.Name()}: {status} {body}");
                }

                if (status != 404)
                {
                    there.Add(route);
                }
            }
        }

        var missing = fixture.Routes.Where(route => route.Lowest is not null).Except(there).ToArray();
        output.WriteLine($"{fixture.Routes.Count} routes, {clock.Elapsed}");
        output.WriteLine($"nothing there: {string.Join(", ", missing)}");
        wrong.ShouldBeEmpty();
        fixture.Routes.Count.ShouldBeGreaterThan(280);
        missing.Length.ShouldBeLessThan(20);
    }
}
