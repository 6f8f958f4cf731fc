using System.Net;

namespace Hypervisor.Proxmox.Tests;

public sealed class NetworkGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("fe80::1")]
    [InlineData("febf::1")]
    [InlineData("ff02::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b:1::169.254.169.254")]
    [InlineData("2001:0:1:2:3:4:80ff:fffe")]
    public async Task Refuses_an_address_that_no_cluster_can_have(string host)
    {
        var error = await Should.ThrowAsync<PveException>(() => new NetworkGuard().Resolve(host));

        error.Failure.ShouldBe(PveFailure.AddressRefused);
        error.Message.ShouldContain("AllowedNetworks");
        error.NeverSent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("10.0.0.010")]
    [InlineData("1.2.3.4.5")]
    [InlineData("①②⑦.0.0.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("localhost/x")]
    [InlineData("user@host")]
    [InlineData("host:8006")]
    [InlineData("host#")]
    public async Task Refuses_an_odd_spelling(string host) =>
        (await Should.ThrowAsync<PveException>(() => new NetworkGuard().Resolve(host))).Failure.ShouldBe(PveFailure.InvalidRequest);

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("fd12:3456::1")]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:c0a8:101::1")]
    public async Task Allows_private_and_public_addresses(string host) =>
        (await new NetworkGuard().Resolve(host)).ShouldHaveSingleItem().ShouldBe(IPAddress.Parse(host));

    [Fact]
    public async Task Refuses_a_name_of_which_one_address_is_refused()
    {
        var guard = new NetworkGuard(null, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Loopback]));

        var error = await Should.ThrowAsync<PveException>(() => guard.Resolve("pve.example.org"));

        error.Failure.ShouldBe(PveFailure.AddressRefused);
        error.Message.ShouldContain("pve.example.org");
        error.Message.ShouldContain("127.0.0.1");
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.0/8", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.0/8", true)]
    [InlineData("64:ff9b::127.0.0.1", "127.0.0.0/8", true)]
    [InlineData("::1", "127.0.0.0/8", false)]
    [InlineData("169.254.7.7", "169.254.0.0/16", true)]
    [InlineData("169.254.169.254", "169.254.0.0/16", false)]
    [InlineData("169.254.169.254", "169.254.169.254/32", true)]
    public async Task Allows_what_the_settings_exempt(string host, string network, bool allowed)
    {
        var resolve = new NetworkGuard(new() { AllowedNetworks = [IPNetwork.Parse(network)] }).Resolve(host);

        if (allowed)
            (await resolve).Count.ShouldBe(1);
        else
            (await Should.ThrowAsync<PveException>(() => resolve)).Failure.ShouldBe(PveFailure.AddressRefused);
    }

    [Fact]
    public async Task Says_that_a_name_has_no_address()
    {
        var guard = new NetworkGuard(null, (_, _) => Task.FromResult<IPAddress[]>([]));

        (await Should.ThrowAsync<PveException>(() => guard.Resolve("pve.example.org"))).Failure.ShouldBe(PveFailure.Unreachable);
    }
}
