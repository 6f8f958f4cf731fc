namespace Hypervisor.Grains.Interfaces;

/// <summary>What a cluster said when it was asked, not what was known of it.</summary>
/// <param name="AsOf">When the cluster answered. Equal questions share an answer for two seconds.</param>
[GenerateSerializer, Immutable, Alias("Live`1")]
public sealed record Live<T>([property: Id(0)] T Value, [property: Id(1)] DateTimeOffset AsOf)
{
    public Live<TOther> Select<TOther>(Func<T, TOther> change) => new(change(Value), AsOf);
}
