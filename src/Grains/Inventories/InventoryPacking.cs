using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The inventory as stored: compressed JSON, of 2,000 guests some tens of kilobytes.</summary>
internal static class InventoryPacking
{
    private static readonly JsonSerializerOptions Options = new(HypervisorJson.Options)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static byte[] Pack(Inventory inventory)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, inventory, Options);
        }

        return packed.ToArray();
    }

    /// <summary>Null when it was written by a version that this one doesn't understand: the next sync makes a new one.</summary>
    public static Inventory? Unpack(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Inventory>(brotli, Options);
        }
        catch (Exception unknown) when (unknown is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
