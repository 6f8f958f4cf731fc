using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

internal sealed class LooseIntConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LooseLongConverter.ReadLong(ref reader) is var whole and >= int.MinValue and <= int.MaxValue ? (int)whole : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
