using System.Net;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class AccessKeysTests
{
    [Fact]
    public void Addresses_of_one_ipv6_network_count_as_one_host()
    {
        var one = GrainKeys.SignInAddress(IPAddress.Parse("2001:db8:1:2::1"));
        GrainKeys.SignInAddress(IPAddress.Parse("2001:db8:1:2:ffff::2")).ShouldBe(one);
        GrainKeys.SignInAddress(IPAddress.Parse("2001:db8:1:3::1")).ShouldNotBe(one);
    }

    [Fact]
    public void An_ipv4_address_counts_the_same_when_it_is_mapped()
    {
        GrainKeys.SignInAddress(IPAddress.Parse("::ffff:192.0.2.1")).ShouldBe(GrainKeys.SignInAddress(IPAddress.Parse("192.0.2.1")));
        GrainKeys.SignInAddress(IPAddress.Parse("192.0.2.2")).ShouldNotBe(GrainKeys.SignInAddress(IPAddress.Parse("192.0.2.1")));
    }
}
