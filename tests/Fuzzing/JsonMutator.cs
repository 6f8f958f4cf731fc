using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Fuzzing;

/// <summary>Makes JSON that is almost right: in its values, in its shape, or in its bytes.</summary>
public sealed class JsonMutator(Random random)
{
    private readonly Dictionary<string, string> raw = [];

    /// <param name="times">How many places are changed.</param>
    public byte[] Mutate(JsonNode? root, int times)
    {
        var holder = new JsonObject { ["it"] = root?.DeepClone() };
        for (var i = 0; i < times; i++)
            Change(holder);

        var text = holder["it"]?.ToJsonString() ?? "null";
        foreach (var (mark, token) in raw)
            text = text.Replace($"\"{mark}\"", token, StringComparison.Ordinal);
        raw.Clear();
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Cuts, inserts, doubles or turns bytes, whatever they mean.</summary>
    public byte[] Break(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        return random.Next(11) switch
        {
            0 => bytes[..at],
            1 => [],
            2 => [.. bytes[..at], .. Bytes(random.Next(1, 8)), .. bytes[at..]],
            3 => [.. bytes, .. bytes],
            4 => [.. "\u00ef\u00bb\u00bf".Select(c => (byte)c), .. bytes],
            5 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
            6 => [.. bytes[..at], 0xed, 0xa0, 0x80, .. bytes[at..]],
            7 => [.. bytes[..at], 0, .. bytes[at..]],
            8 => [.. bytes, .. "}]"u8],
            9 => [.. bytes[..at], 0xff, 0xc0, .. bytes[at..]],
            _ => Turned(bytes),
        };
    }

    private void Change(JsonObject holder)
    {
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(holder, places);
        var (parent, name, index) = random.Any(places);
        var value = parent is JsonObject named ? named[name!] : parent[index];
        switch (random.Next(parent == holder ? 5 : 10))
        {
            case 0 or 1 or 2:
                Put(parent, name, index, Raw(random.Any(Oddities.Tokens)));
                break;
            case 3:
                Put(parent, name, index, random.Chance(0.5) ? new JsonArray(value?.DeepClone()) : new JsonObject { ["value"] = value?.DeepClone() });
                break;
            case 4:
                Put(parent, name, index, Other(value));
                break;
            case 5 when parent is JsonObject holderOfName:
                holderOfName.Remove(name!);
                break;
            case 6 when parent is JsonObject holderOfName:
                // The name a second time, with another value.
                holderOfName[Mark($"{Quoted(name!)}:{random.Any(Oddities.Tokens)},{Quoted("x")}")] = 1;
                break;
            case 7 when parent is JsonObject holderOfName:
                holderOfName.Remove(name!);
                holderOfName[Mark(random.Any(Oddities.Tokens.Where(token => token.StartsWith('"')).ToList()))] = value?.DeepClone();
                break;
            case 8 when parent is JsonObject holderOfName:
                holderOfName[$"unknown{random.Next(3)}"] = Raw(random.Any(Oddities.Tokens));
                break;
            case 9 when parent is JsonArray list && list.Count < 200:
                foreach (var copy in Enumerable.Range(0, random.Any((int[])[1, 2, 50, 2000])).Select(_ => value?.DeepClone()))
                    list.Add(copy);
                break;
            case 5 when parent is JsonArray list:
                list.RemoveAt(index);
                break;
            default:
                Put(parent, name, index, null);
                break;
        }
    }

    private JsonNode Other(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(random.Any((string[])["1", "0", "yes", "on", ""])),
        JsonValueKind.String => Raw($"\"{new string('x', random.Next(1, 300))}\""),
        JsonValueKind.Array => new JsonObject(),
        _ => new JsonArray(),
    };

    private JsonNode Raw(string token) => JsonValue.Create(Mark(token));

    private string Mark(string token)
    {
        var mark = $"@@{raw.Count}@@";
        raw[mark] = token;
        return mark;
    }

    private static string Quoted(string name) => JsonSerializer.Serialize(name);

    private static void Put(JsonNode parent, string? name, int index, JsonNode? value)
    {
        if (parent is JsonObject named)
            named[name!] = value;
        else
            parent[index] = value;
    }

    private static void Collect(JsonNode parent, List<(JsonNode, string?, int)> places)
    {
        if (parent is JsonObject named)
        {
            foreach (var (name, value) in named)
            {
                places.Add((parent, name, 0));
                if (value is JsonObject or JsonArray)
                    Collect(value, places);
            }
        }
        else if (parent is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                places.Add((parent, null, i));
                if (list[i] is JsonObject or JsonArray)
                    Collect(list[i]!, places);
            }
        }
    }

    private byte[] Turned(byte[] bytes)
    {
        byte[] turned = [.. bytes];
        for (var i = 0; i < 3 && turned.Length > 0; i++)
            turned[random.Next(turned.Length)] ^= (byte)(1 << random.Next(8));
        return turned;
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
