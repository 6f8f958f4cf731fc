namespace Hypervisor.Grains.Interfaces;

/// <summary>How many backups of a guest to keep. Null counts nothing by that measure.</summary>
[GenerateSerializer, Immutable, Alias("BackupRetention")]
public sealed record BackupRetention(
    [property: Id(0)] int? Last,
    [property: Id(1)] int? Hourly,
    [property: Id(2)] int? Daily,
    [property: Id(3)] int? Weekly,
    [property: Id(4)] int? Monthly,
    [property: Id(5)] int? Yearly,
    [property: Id(6)] bool? All);
