namespace Hypervisor.WebApi.Tests;

/// <summary>Tests that run while no other does, since they weigh memory or hurry.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
