using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

internal sealed class LooseLongConverter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadLong(ref reader);

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    internal static long ReadLong(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number => Whole(reader.GetDouble()),
        JsonTokenType.True => 1,
        JsonTokenType.False => 0,
        JsonTokenType.String => Parse(reader.GetString()!),
        _ => throw new JsonException(),
    };

    private static long Parse(string text) => text.Length == 0 ? 0
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Whole(number)
        : throw new JsonException();

    // Beyond that it is no counter of anything.
    private static long Whole(double number) => number is > -9.2e18 and < 9.2e18 ? (long)number : throw new JsonException();
}
