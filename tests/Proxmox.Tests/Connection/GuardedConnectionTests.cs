using System.Net;

namespace Hypervisor.Proxmox.Tests;

public sealed class GuardedConnectionTests : PveTest
{
    private readonly List<string> asked = [];

    [Fact]
    public async Task Connects_to_the_checked_address_without_asking_again()
    {
        // The second answer would lead elsewhere, if anybody asked for it.
        var guard = Resolving(IPAddress.Loopback, IPAddress.Parse("169.254.169.254"));
        var pve = Own(new PveClient(Options() with { Host = "pve.example.org" }, guard, Time, Log));

        await pve.GetRaw(AnyRead);

        asked.ShouldBe(["pve.example.org"]);
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Checks_again_at_the_next_connection()
    {
        var guard = Resolving(IPAddress.Loopback, IPAddress.Parse("169.254.169.254"));
        var pve = Own(new PveClient(Options() with { Host = "pve.example.org" }, guard, Time, Log));

        await pve.GetRaw(AnyRead);
        var error = await Fails(pve.Send(AnyWrite, Permit));   // a write has a connection of its own

        error.Failure.ShouldBe(PveFailure.AddressRefused);
        error.NeverSent.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Checks_the_other_endpoints_too()
    {
        var pve = Own(new PveClient(Options() with { Port = 1 }, Guard, Time, Log));
        pve.UseEndpoints([new("169.254.169.254", 8006, Server.Fingerprint)]);

        (await Fails(pve.GetRaw(AnyRead))).Failure.ShouldBe(PveFailure.AddressRefused);
    }

    private NetworkGuard Resolving(params IPAddress[] answers) => new(new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] }, (host, _) =>
    {
        asked.Add(host);
        return Task.FromResult<IPAddress[]>([answers[Math.Min(asked.Count, answers.Length) - 1]]);
    });
}
