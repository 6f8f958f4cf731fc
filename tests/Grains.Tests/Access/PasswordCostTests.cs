using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hypervisor.Grains.Tests;

public sealed class PasswordCostTests
{
    [Fact]
    public void A_hash_costs_what_OWASP_advises_for_PBKDF2_with_SHA_512()
    {
        using var services = new ServiceCollection().AddAccess(new ConfigurationBuilder().Build()).BuildServiceProvider();

        services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount.ShouldBe(210_000);
    }

    [Fact]
    public async Task A_hash_that_cost_less_is_good_for_one_more_sign_in_and_made_anew_by_it()
    {
        await using var cluster = await AccessCluster.Start();
        var admin = await cluster.Admin();
        var key = GrainKeys.User(admin.UserId);
        var cheap = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new object(), AccessCluster.Password);
        var stored = JsonNode.Parse(cluster.Storage["user", key])!;
        stored["passwordHash"] = cheap;
        cluster.Storage["user", key] = stored.ToJsonString();
        await cluster.Forget(cluster.User(admin.UserId));

        await cluster.SignIn("admin");

        IterationsOf((string)JsonNode.Parse(cluster.Storage["user", key])!["passwordHash"]!).ShouldBe(210_000);
        await cluster.Forget(cluster.User(admin.UserId));
        await cluster.SignIn("admin");
    }

    // A byte for the format, four for the function, four for the iterations.
    private static int IterationsOf(string hash) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
}
