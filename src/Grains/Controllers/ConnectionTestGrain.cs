using Hypervisor.Grains.Interfaces;
using Orleans.Concurrency;

namespace Hypervisor.Grains;

[StatelessWorker, Reentrant]
internal sealed class ConnectionTestGrain(ConnectionTester tester) : Grain, IConnectionTestGrain
{
    public Task<ConnectionReport> Test(ControllerRegistration registration)
    {
        ControllerRules.CheckConnection(registration);
        return tester.Test(registration);
    }
}
