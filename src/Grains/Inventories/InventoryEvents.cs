using System.Buffers;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The event that turns the rows of one inventory into the next one's.</summary>
internal static class InventoryEvents
{
    /// <param name="published">The version that the event before led to: a viewer who has another one missed something.</param>
    /// <returns>The JSON, or null when no row differs.</returns>
    public static byte[]? Between(Guid controller, long published, Inventory? before, Inventory after)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("controller_id", controller);
        writer.WriteNumber("version", after.Version);
        writer.WriteNumber("previous_version", published);
        writer.WriteString("as_of", after.AsOf);
        writer.WriteBoolean("stale", after.Stale);
        var differs = RowChanges.Write(writer, "guests", before?.Guests ?? [], after.Guests, guest => guest.Id);
        differs |= RowChanges.Write(writer, "nodes", before?.Nodes ?? [], after.Nodes, node => node.Id);
        differs |= RowChanges.Write(writer, "storages", before?.DistinctStorages() ?? [], after.DistinctStorages(), pool => pool.Id);
        writer.WriteEndObject();
        writer.Flush();
        return differs ? buffer.WrittenSpan.ToArray() : null;
    }
}
