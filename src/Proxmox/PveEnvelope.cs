using System.Collections.Frozen;
using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>The object around every JSON answer, found without building a document: the answer may be megabytes.</summary>
internal readonly record struct PveEnvelope(ReadOnlyMemory<byte> Data, long? Total, string? Message, string? Changes, IReadOnlyDictionary<string, string> Errors, bool HasData)
{
    public const int MaxDepth = 64;

    private static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    public static PveEnvelope Empty { get; } = new(Null, null, null, null, FrozenDictionary<string, string>.Empty, HasData: false);

    /// <exception cref="JsonException">Not JSON, cut, too deep, or no object.</exception>
    public static PveEnvelope Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The answer is no object.");

        var found = Empty;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var type = reader.TokenType;
            reader.Skip();
            var value = json[start..(int)reader.BytesConsumed];
            found = name switch
            {
                "data" => found with { Data = value, HasData = true },
                "total" when type is JsonTokenType.Number or JsonTokenType.String => found with { Total = JsonSerializer.Deserialize<long>(value.Span, PveJson.Options) },
                "message" when type == JsonTokenType.String => found with { Message = JsonSerializer.Deserialize<string>(value.Span, PveJson.Options) },
                "changes" when type == JsonTokenType.String => found with { Changes = JsonSerializer.Deserialize<string>(value.Span, PveJson.Options) },
                "errors" when type == JsonTokenType.StartObject => found with { Errors = ReadErrors(value) },
                _ => found,
            };
        }
        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
            throw new JsonException("The answer does not end where it should.");
        return found;
    }

    private static Dictionary<string, string> ReadErrors(ReadOnlyMemory<byte> value)
    {
        using var document = JsonDocument.Parse(value);
        var errors = new Dictionary<string, string>();
        foreach (var error in document.RootElement.EnumerateObject())
            errors[error.Name] = error.Value.ToString();
        return errors;
    }
}
