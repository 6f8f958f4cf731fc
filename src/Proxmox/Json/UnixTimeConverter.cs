using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>Seconds since 1970.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTimeOffset?>
{
    private const long LastSecond = 253_402_300_799;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null
        : LooseLongConverter.ReadLong(ref reader) is var seconds and >= 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
            writer.WriteNumberValue(time.ToUnixTimeSeconds());
        else
            writer.WriteNullValue();
    }
}
