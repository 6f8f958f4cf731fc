namespace Hypervisor.EndToEnd.Tests;

/// <summary>Tests that share <see cref="UiStage"/> and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class UiCollection : ICollectionFixture<UiStage>
{
    public const string Name = "Web UI";
}
