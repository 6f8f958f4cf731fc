using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>Seconds since 1970; what is none is unknown.</summary>
internal sealed class TolerantTimeConverter : JsonConverter<DateTimeOffset?>
{
    private const long LastSecond = 253_402_300_799;

    private static readonly TolerantLongConverter Number = new();

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Number.Read(ref reader, typeof(long?), options) is { } seconds and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        Number.Write(writer, value?.ToUnixTimeSeconds(), options);
}
