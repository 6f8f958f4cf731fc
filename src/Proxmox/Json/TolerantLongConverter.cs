using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>Reads what is no whole number, or a negative one, as unknown: one odd entry must not hide a whole list.</summary>
internal sealed class TolerantLongConverter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
                return LooseLongConverter.ReadLong(ref reader) is var number and >= 0 ? number : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}
