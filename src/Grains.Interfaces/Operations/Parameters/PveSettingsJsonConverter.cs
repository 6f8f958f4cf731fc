using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

internal sealed class PveSettingsJsonConverter : JsonConverter<PveSettings>
{
    public override PveSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public override void Write(Utf8JsonWriter writer, PveSettings value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in (CommandJson.Reveals(options) ? value : value.Masked()).Values)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
