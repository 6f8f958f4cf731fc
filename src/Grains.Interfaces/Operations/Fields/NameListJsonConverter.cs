using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A list given as one too: <c>["net1","net2"]</c> or <c>"net1,net2"</c>.</summary>
internal sealed class NameListJsonConverter : JsonConverter<ImmutableArray<string>>
{
    public override ImmutableArray<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => [.. reader.GetString()!.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)],
            JsonTokenType.StartArray => Items(ref reader),
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, ImmutableArray<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<string> Items(ref Utf8JsonReader reader)
    {
        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
                _ => throw new JsonException(),
            });
        }

        return [.. items];
    }
}
