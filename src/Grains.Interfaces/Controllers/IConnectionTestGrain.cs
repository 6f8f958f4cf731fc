namespace Hypervisor.Grains.Interfaces;

/// <summary>Tests a connection that isn't registered yet.</summary>
[Alias("connection-test")]
public interface IConnectionTestGrain : IGrainWithIntegerKey
{
    [Alias("test"), Requires(Role.SiteAdmin)]
    Task<ConnectionReport> Test(ControllerRegistration registration);
}
