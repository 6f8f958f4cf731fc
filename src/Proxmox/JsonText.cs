using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Proxmox;

/// <summary>
/// JSON can name and hold what no text can be: half of a surrogate pair, or bytes that are no UTF-8. The parser lets both pass, and whoever looks
/// at them later fails.
/// </summary>
public static class JsonText
{
    public const string Rule = "It holds a text that is no Unicode: half of a surrogate pair, or bytes that are no UTF-8.";

    public static bool IsText(JsonElement element)
    {
        try
        {
            Look(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <returns>Null for JSON that is no object.</returns>
    /// <exception cref="JsonException">As of <see cref="Element"/>.</exception>
    public static JsonObject? Object(ReadOnlyMemory<byte> utf8, int maxDepth) =>
        Element(utf8, maxDepth) is { ValueKind: JsonValueKind.Object } element ? JsonObject.Create(element) : null;

    /// <exception cref="JsonException">No JSON, too deep, a name that is given twice, or no text.</exception>
    public static JsonElement Element(ReadOnlyMemory<byte> utf8, int maxDepth)
    {
        try
        {
            // A name that is given twice would otherwise fail when it is first looked at.
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
            Look(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (InvalidOperationException)
        {
            throw new JsonException(Rule);
        }
    }

    private static void Look(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Look(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Look(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
