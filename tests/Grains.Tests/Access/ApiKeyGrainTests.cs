using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class ApiKeyGrainTests
{
    private static readonly ImmutableArray<byte> Hash = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Fact]
    public async Task The_last_use_is_written_at_most_once_a_minute()
    {
        await using var cluster = await AccessCluster.Start();
        var (key, id) = await Key(cluster);
        var before = cluster.Storage.WritesOf("api_key");
        for (var i = 0; i < 10; i++)
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(5));
            (await key.Authenticate(Hash))!.Caller.ApiKeyId.ShouldBe(id);
        }

        cluster.Storage.WritesOf("api_key").ShouldBe(before + 1);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        await key.Authenticate(Hash);
        cluster.Storage.WritesOf("api_key").ShouldBe(before + 2);
        (await key.Find())!.LastUsedAt.ShouldBe(cluster.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_key_still_works_when_its_use_cannot_be_written()
    {
        await using var cluster = await AccessCluster.Start();
        var (key, _) = await Key(cluster);
        cluster.Storage.Fail("api_key");
        (await key.Authenticate(Hash)).ShouldNotBeNull();
        cluster.Storage.HasFailed("api_key").ShouldBeTrue();
        (await key.Authenticate(Hash)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_made_half_is_not_listed_and_does_not_work()
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        cluster.Storage.Fail("api_key");
        var id = Guid.NewGuid();
        await Should.ThrowAsync<Exception>(() => members.AddKey(admin, id, Hash, new NewApiKey { Name = "ci" }));
        (await members.Keys(admin)).ShouldBeEmpty();
        (await cluster.Grains.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(id)).Authenticate(Hash)).ShouldBeNull();
    }

    [Fact]
    public async Task A_revoked_key_stays_revoked_after_a_restart_of_its_grain()
    {
        await using var cluster = await AccessCluster.Start();
        var (key, id) = await Key(cluster);
        await (await cluster.DefaultMembers()).RemoveKey(await cluster.Admin(), id);
        await cluster.Forget(key);
        (await key.Authenticate(Hash)).ShouldBeNull();
        (await key.Authenticate([])).ShouldBeNull();
    }

    private static async Task<(IApiKeyGrain Key, Guid Id)> Key(AccessCluster cluster)
    {
        var id = Guid.NewGuid();
        await (await cluster.DefaultMembers()).AddKey(await cluster.Admin(), id, Hash, new NewApiKey { Name = "ci" });
        return (cluster.Grains.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(id)), id);
    }
}
