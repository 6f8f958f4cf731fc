using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Writes what differs between two lists of rows as <c>{added, changed, removed}</c>; of a changed row only the id and the fields that differ.</summary>
internal static class RowChanges
{
    /// <summary>The time of a row says nothing new: the event carries it once for all.</summary>
    private const string Time = "as_of";

    /// <returns>Whether anything differed.</returns>
    public static bool Write<T>(Utf8JsonWriter writer, string name, IEnumerable<T> previous, IEnumerable<T> current, Func<T, string> id)
        where T : class
    {
        var type = HypervisorJson.Options.GetTypeInfo(typeof(T));
        var fields = type.Properties.Where(property => property.Get is not null && property.Name is not ("id" or Time)).ToArray();
        var differences = InventoryDifference.Between(previous, current, id, (one, other) => !Array.Exists(fields, field => Differs(field, one, other)));

        writer.WriteStartObject(name);
        writer.WriteStartArray("added");
        foreach (var row in differences.Where(difference => difference.Previous is null))
        {
            JsonSerializer.Serialize(writer, row.Current!, type);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("changed");
        foreach (var (before, after) in differences.Where(difference => difference is { Previous: not null, Current: not null }))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id(after!));
            foreach (var field in fields.Where(field => Differs(field, before!, after!)))
            {
                writer.WritePropertyName(field.Name);
                JsonSerializer.Serialize(writer, field.Get!(after!), field.PropertyType, HypervisorJson.Options);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("removed");
        foreach (var row in differences.Where(difference => difference.Current is null))
        {
            writer.WriteStringValue(id(row.Previous!));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return differences.Count > 0;
    }

    private static bool Differs(JsonPropertyInfo field, object one, object other)
    {
        var (before, after) = (field.Get!(one), field.Get!(other));
        return before is IEnumerable<string> texts
            ? after is not IEnumerable<string> others || !texts.SequenceEqual(others)
            : !Equals(before, after);
    }
}
