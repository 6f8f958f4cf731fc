using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the payload of one command holds: its typed fields, and which parameters of Proxmox VE beside them.</summary>
internal sealed class CommandShape
{
    /// <summary>The property for Proxmox VE's own parameters, as the serializer names it.</summary>
    public const string Settings = "settings";

    private readonly Type type;
    private readonly PropertyInfo? settings;
    private readonly PveParametersAttribute? parameters;
    private readonly Lazy<PveParameterTable>? table;

    public CommandShape(Type type)
    {
        this.type = type;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).ToArray();
        settings = properties.SingleOrDefault(property => property.PropertyType == typeof(PveSettings));
        Fields = [.. properties.Where(property => property != settings).Select(property => new CommandField(property))];
        if (settings is not null)
        {
            parameters = settings.GetCustomAttribute<PveParametersAttribute>() ?? throw new InvalidOperationException($"{type.Name} must say which parameters it takes.");
            table = new(parameters.Table);
        }
    }

    public ImmutableArray<CommandField> Fields { get; }

    public bool HasField(string name) => Fields.Any(field => field.IsCalled(name));

    /// <summary>The command, with every error of its payload told.</summary>
    public Command Read(IEnumerable<JsonProperty> members, FieldErrors errors)
    {
        var command = (Command)Activator.CreateInstance(type)!;
        var given = new HashSet<string>();
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (Fields.FirstOrDefault(field => field.IsCalled(member.Name)) is { } field)
            {
                errors.Require(given.Add(field.Name), field.Name, $"{field.Name} is given twice.");
                field.Read(member.Value, command, errors);
            }
            else if (table?.Value.TryFind(member.Name, out var name, out var rule) == true)
            {
                errors.Require(given.Add(name), name, $"{name} is given twice.");
                ReadSetting(name, rule, member.Value, values, errors);
            }
            else
            {
                errors.Add(PveValue.Brief(member.Name), Unknown(member.Name));
            }
        }

        foreach (var missing in Fields.Where(field => field.IsRequired).Select(field => field.Name).Concat(RequiredSettings()).Where(name => !given.Contains(name)))
        {
            errors.Add(missing, $"{missing} must be given.");
        }

        CheckRequires(values, errors);
        settings?.SetValue(command, new PveSettings(values.ToImmutable()));
        return command;
    }

    /// <summary>The command of a payload that was read before.</summary>
    public Command Assemble(JsonElement payload, JsonSerializerOptions options)
    {
        var fields = new JsonObject();
        var others = new JsonObject();
        foreach (var member in payload.EnumerateObject())
        {
            (Fields.Any(field => field.Name == member.Name) ? fields : others)[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        if (settings is not null)
        {
            fields[Settings] = others;
        }

        return (Command)fields.Deserialize(type, options)!;
    }

    /// <summary>Whether Proxmox VE would know the name of something to be removed.</summary>
    internal bool Knows(string name) => table is null || table.Value.TryFind(name, out _, out _);

    internal IEnumerable<FabricInput> Inputs() => [.. Fields.Select(field => field.Describe()), .. (table?.Value.Names ?? []).Where(name => !HasField(name)).Select(Describe)];

    private FabricInput Describe(string name)
    {
        table!.Value.TryFind(name, out _, out var rule);
        return new FabricInput(name, rule.Type is "string" or "integer" or "number" or "boolean" or "array" ? rule.Type : "string", rule.Required && parameters is { Partial: false })
        {
            Minimum = rule.Min,
            Maximum = rule.Max,
            MaxLength = rule.MaxLength,
            Choices = rule.Choices is { } choices ? [.. choices.Order(StringComparer.Ordinal)] : [],
        };
    }

    private IEnumerable<string> RequiredSettings() => parameters is { Partial: false } ? table!.Value.Required : [];

    private static void ReadSetting(string name, PveRule rule, JsonElement given, ImmutableSortedDictionary<string, string>.Builder values, FieldErrors errors)
    {
        if (PveValue.From(given, rule) is not { } value)
        {
            errors.Add(name, $"{name} must be {(rule.Type is "boolean" ? "true or false" : PveFormats.IsList(rule.Format) || rule.Type == "array" ? "a text or a list" : "a text or a number")}.");
            return;
        }

        var problem = ControlProblem(name, value, rule) ?? (name == "sshkeys" ? SshKeysProblem(rule, value) : ItemProblem(rule, value));
        if (problem is not null)
        {
            errors.Add(name, $"{name} {problem}.");
            return;
        }

        values[name] = value;
    }

    private static string? ItemProblem(PveRule rule, string value) => rule.Type == "array" ? null : PveValue.Problem(rule, value);

    private static string? SshKeysProblem(PveRule rule, string value) =>
        rule.MaxLength < value.Length ? $"must have at most {rule.MaxLength} characters"
        : value.Contains(' ') ? null
        : "must be public keys as they stand in a file, one a line, not URL-encoded";

    private static string? ControlProblem(string name, string value, PveRule rule) =>
        value.Any(c => char.IsControl(c) && !(c == '\n' && (rule.Type == "array" || TakesLines(name))) && !(c == '\t' && TakesLines(name)) && !(c == '\r' && TakesLines(name)) && !(c == '\0' && name == "env"))
            ? "must not hold control characters" : null;

    private static bool TakesLines(string name) => name is "description" or "sshkeys" or "ssh-public-keys" or "notes-template" or "consent-text" or "comment";

    private void CheckRequires(IReadOnlyDictionary<string, string> values, FieldErrors errors)
    {
        foreach (var name in values.Keys)
        {
            if (table!.Value.TryFind(name, out _, out var rule) && rule.Requires is { } other && !values.ContainsKey(other) && !HasField(other))
            {
                errors.Add(name, $"{name} needs {other} beside it.");
            }
        }
    }

    private string Unknown(string name)
    {
        var known = Fields.Select(field => field.Name);
        var near = Spelling.Nearest(name, known) ?? table?.Value.Nearest(name);
        var shown = PveValue.Brief(name);
        return table?.Value.Range(name) is { } range ? $"{shown} is not known: there are {range}."
            : near is not null ? $"{shown} is not known; did you mean {near}?"
            : Fields.Length == 0 && table is null ? $"{shown} is not known: this takes no fields."
            : $"{shown} is not known. Known are: {string.Join(", ", known.Concat(table?.Value.Names ?? []).Order(StringComparer.Ordinal))}.";
    }
}
