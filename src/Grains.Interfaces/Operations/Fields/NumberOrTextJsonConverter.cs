using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A text that may be given as a number: <c>8</c> for <c>"8"</c>.</summary>
internal sealed class NumberOrTextJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
