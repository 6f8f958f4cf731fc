using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hypervisor.Proxmox;

/// <summary>Reads what Proxmox sends: numbers as strings, strings as numbers, booleans as 0, 1 and "1".</summary>
public static class PveJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNameCaseInsensitive = true,
            PropertyNamingPolicy = LowerCasePolicy.Instance,
            MaxDepth = PveEnvelope.MaxDepth,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(PveJsonContext.Default, new DefaultJsonTypeInfoResolver()),
            Converters = { new LooseBooleanConverter(), new LooseLongConverter(), new LooseIntConverter(), new LooseDoubleConverter(), new LooseStringConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private sealed class LowerCasePolicy : JsonNamingPolicy
    {
        public static readonly LowerCasePolicy Instance = new();

        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
