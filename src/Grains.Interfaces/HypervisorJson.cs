using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>How our own JSON looks: snake_case names and enum values, RFC 3339 times in UTC, absent values written as null.</summary>
public static class HypervisorJson
{
    public static JsonSerializerOptions Options { get; } = Complete(Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new SecretJsonConverter());
        return options;
    }

    private static JsonSerializerOptions Complete(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
