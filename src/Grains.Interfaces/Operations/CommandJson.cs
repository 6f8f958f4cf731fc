using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Commands as JSON: masked for people, and with their secrets for a store that seals them.</summary>
public static class CommandJson
{
    private static readonly JsonSerializerOptions Revealing = MakeRevealing();

    /// <summary>The payload, secrets masked. Fit for lists, audit and logs.</summary>
    public static JsonObject Display(Command command) => Payload(command, HypervisorJson.Options);

    /// <summary>Everything, secrets included: to be sealed before it is kept, never to be shown.</summary>
    public static byte[] Reveal(Command command)
    {
        var facts = OperationAttribute.Of(command.GetType());
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["feature"] = facts.Feature,
            ["operation"] = facts.Operation,
            ["payload"] = Payload(command, Revealing),
        });
    }

    /// <summary>The command that <see cref="Reveal"/> wrote. It was checked when it came, by the rules of that time.</summary>
    /// <exception cref="JsonException">It is no command, or one that is no longer known.</exception>
    public static Command Open(ReadOnlySpan<byte> revealed)
    {
        var document = JsonSerializer.Deserialize<JsonElement>(revealed);
        var shape = CommandCatalogue.Find(document.GetProperty("feature").GetString()!, document.GetProperty("operation").GetString()!)?.Shape
            ?? throw new JsonException("The stored command is not known.");
        return shape.Assemble(document.GetProperty("payload"), Revealing);
    }

    /// <summary>The same command with each secret masked: what its request looks like may then be shown.</summary>
    public static Command Masked(Command command)
    {
        var shape = CommandCatalogue.Of(command.GetType()).Shape;
        return shape.Assemble(JsonSerializer.SerializeToElement(Payload(command, HypervisorJson.Options)), Revealing);
    }

    internal static bool Reveals(JsonSerializerOptions options) => ReferenceEquals(options, Revealing);

    private static JsonObject Payload(Command command, JsonSerializerOptions options)
    {
        var fields = JsonSerializer.SerializeToNode(command, command.GetType(), options)!.AsObject();
        foreach (var unset in fields.Where(field => field.Value is null).Select(field => field.Key).ToArray())
        {
            fields.Remove(unset);
        }

        if (fields.Remove(CommandShape.Settings, out var settings))
        {
            foreach (var (name, value) in settings!.AsObject())
            {
                fields[name] = value?.DeepClone();
            }
        }

        return fields;
    }

    private static JsonSerializerOptions MakeRevealing()
    {
        var options = new JsonSerializerOptions(HypervisorJson.Options);
        options.Converters.Insert(0, new RevealingSecretJsonConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
