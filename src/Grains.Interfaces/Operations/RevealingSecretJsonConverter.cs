using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>For what is sealed as a whole right after.</summary>
internal sealed class RevealingSecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal);
}
