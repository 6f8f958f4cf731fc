using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A password, token secret or key on its way in. It never prints, and never leaves as JSON.</summary>
[GenerateSerializer, Immutable, Alias("Secret")]
public readonly record struct Secret([property: Id(0)] string Reveal)
{
    public const string Masked = "***";

    public bool IsEmpty => string.IsNullOrEmpty(Reveal);

    public override string ToString() => Masked;
}

internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Secret.Masked);
}
