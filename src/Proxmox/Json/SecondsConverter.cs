using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

internal sealed class SecondsConverter : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null
        : LooseLongConverter.ReadLong(ref reader) is var seconds and >= 0 and <= 900_000_000_000 ? TimeSpan.FromSeconds(seconds)
        : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } span)
            writer.WriteNumberValue((long)span.TotalSeconds);
        else
            writer.WriteNullValue();
    }
}
