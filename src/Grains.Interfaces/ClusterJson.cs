using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>JSON as the cluster gave it: its own names, units and 0/1 booleans, without secrets. Nobody may change the bytes.</summary>
[GenerateSerializer, Immutable, Alias("ClusterJson"), JsonConverter(typeof(Converter))]
public sealed record ClusterJson([property: Id(0)] byte[] Utf8)
{
    /// <param name="redacted">Already without secrets.</param>
    public static ClusterJson From(JsonElement redacted) => new(JsonSerializer.SerializeToUtf8Bytes(redacted));

    internal sealed class Converter : JsonConverter<ClusterJson>
    {
        public override ClusterJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => From(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, ClusterJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8);
    }
}
