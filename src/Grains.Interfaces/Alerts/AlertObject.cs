namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer]
public enum AlertObjectType
{
    Controller,
    Node,
    Storage,
    Guest,
    Certificate,
}

/// <summary>What an alert is about.</summary>
[GenerateSerializer, Immutable, Alias("AlertObject")]
public sealed record AlertObject
{
    [Id(0)] public required AlertObjectType Type { get; init; }

    /// <summary>Its name: of the controller, node, storage or guest, or the certificate's file.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Where it is; null where it is of the whole cluster.</summary>
    [Id(2)] public string? Node { get; init; }

    [Id(3)] public int? Vmid { get; init; }
    [Id(4)] public GuestType? VmType { get; init; }

    /// <summary>The same thing, whatever it is called now and wherever it moved.</summary>
    internal string Key => Type switch
    {
        AlertObjectType.Controller => "controller",
        AlertObjectType.Guest => $"guest/{Vmid}",
        AlertObjectType.Node => $"node/{Name}",
        _ => $"{Type}/{Node}/{Name}",
    };
}
