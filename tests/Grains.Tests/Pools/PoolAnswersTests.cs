using System.Collections.Immutable;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

public sealed class PoolAnswersTests
{
    private static readonly ImmutableArray<PvePool> Pools = [new() { PoolId = "test" }, new() { PoolId = "prod/web", Comment = "password=hunter2" }];

    private static readonly ImmutableArray<PveResource> Guests =
    [
        new() { Id = "qemu/200", Type = "qemu", Vmid = 200, Node = "pve1", Pool = "prod/web" },
        new() { Id = "lxc/100", Type = "lxc", Vmid = 100, Node = "pve2", Pool = "prod/web" },
        new() { Id = "qemu/300", Type = "qemu", Vmid = 300, Node = "pve1" },
    ];

    [Fact]
    public void Members_are_guests_by_number_and_then_storages()
    {
        var storages = new[] { (Pool: "prod/web", Storages: ImmutableArray.Create(Storage("pve2"), Storage("pve1"))) }.ToLookup(pool => pool.Pool, pool => pool.Storages);

        var pools = PoolAnswers.ToPools(Pools, Guests, storages);

        pools.Select(pool => pool.Poolid).ShouldBe(["prod/web", "test"]);
        pools[0].Comment.ShouldBe("password=***");
        pools[0].Members.Select(member => member.Id).ShouldBe(["lxc/100", "qemu/200", "storage/pve1/local", "storage/pve2/local"]);
        pools[1].Members.ShouldBeEmpty();
    }

    [Fact]
    public void Storages_that_were_not_asked_for_are_not_told_as_none()
    {
        PoolAnswers.ToPools(Pools, Guests, null).ShouldAllBe(pool => !pool.StoragesListed);
    }

    private static PveResource Storage(string node) => new() { Id = $"storage/{node}/local", Type = "storage", Storage = "local", Node = node };
}
