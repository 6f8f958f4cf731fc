using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A program and its arguments: a list, or one line whose words are told apart as a shell does, with quotes and backslashes but nothing else.</summary>
internal sealed class CommandLineJsonConverter : JsonConverter<ImmutableArray<string>>
{
    private readonly NameListJsonConverter lists = new();

    public override ImmutableArray<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Words(reader.GetString()!) : lists.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, ImmutableArray<string> value, JsonSerializerOptions options) => lists.Write(writer, value, options);

    private static ImmutableArray<string> Words(string line)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var (isOpen, quote) = (false, '\0');
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isOpen)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                isOpen = false;
                continue;
            }

            isOpen = true;
            if (c == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else
            {
                word.Append(c);
            }
        }

        if (quote != '\0')
        {
            throw new JsonException("A quote is not closed.");
        }

        if (isOpen)
        {
            words.Add(word.ToString());
        }

        return words.ToImmutable();
    }
}
