namespace Hypervisor.Grains.Interfaces;

/// <summary>JSON that was written once and is shared by all who ask for it. Nobody may change the bytes.</summary>
/// <param name="Utf8">The document.</param>
/// <param name="ETag">A strong validator, in quotes: the same for equal bytes of the same activation.</param>
/// <param name="AsOf">When the cluster was read that the document tells of; null: never yet.</param>
[GenerateSerializer, Immutable, Alias("RenderedJson")]
public sealed record RenderedJson([property: Id(0)] byte[] Utf8, [property: Id(1)] string ETag, [property: Id(2)] DateTimeOffset? AsOf);
