using System.Collections;
using System.Text.Json;

namespace Hypervisor.PveSimulator;

/// <summary>A JSON object. A bool is written as 1 or 0, because Perl knows no other.</summary>
internal sealed class Json : Dictionary<string, object?>
{
    /// <summary>Sets the entry unless the value is null.</summary>
    public Json With(string key, object? value)
    {
        if (value is not null) this[key] = value;
        return this;
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteNumberValue(flag ? 1 : 0); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case Action<Utf8JsonWriter> write: write(writer); break;
            case IReadOnlyDictionary<string, object?> entries: WriteObject(writer, entries); break;
            case IEnumerable items: WriteArray(writer, items); break;
            default: throw new InvalidOperationException($"No JSON for {value.GetType()}.");
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> entries)
    {
        writer.WriteStartObject();
        foreach (var (key, entry) in entries)
        {
            writer.WritePropertyName(key);
            Write(writer, entry);
        }
        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
    }
}
