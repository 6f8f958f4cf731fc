using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One typed field of a command's payload.</summary>
internal sealed class CommandField
{
    private readonly PropertyInfo property;
    private readonly string? otherName;
    private readonly ValidationAttribute[] rules;
    private readonly JsonSerializerOptions options;

    public CommandField(PropertyInfo property)
    {
        this.property = property;
        Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        otherName = property.GetCustomAttribute<AlsoNamedAttribute>()?.Name;
        rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        options = HypervisorJson.Options;
        if (property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } converter)
        {
            options = new JsonSerializerOptions(options);
            options.Converters.Insert(0, (JsonConverter)Activator.CreateInstance(converter)!);
        }
    }

    public string Name { get; }

    public bool IsRequired { get; }

    public bool IsCalled(string given) => Spelling.Same(given, Name) || (otherName is not null && Spelling.Same(given, otherName));

    /// <summary>Takes the value over into the command, or says what is wrong with it.</summary>
    public void Read(JsonElement given, Command into, FieldErrors errors)
    {
        if (given.ValueKind == JsonValueKind.Null)
        {
            errors.Require(!IsRequired, Name, $"{Name} must be given.");
            return;
        }

        object? value;
        try
        {
            value = IsSwitch && AsSwitch(given) is { } isOn ? isOn : given.Deserialize(property.PropertyType, options);
        }
        catch (JsonException)
        {
            errors.Add(Name, $"{Name} must be {Expected(property.PropertyType)}.");
            return;
        }

        property.SetValue(into, value);
        foreach (var rule in rules.Where(rule => !rule.IsValid(value is Secret secret ? secret.Reveal : value)))
        {
            errors.Add(Name, rule.FormatErrorMessage(Name));
        }
    }

    public FabricInput Describe()
    {
        var range = rules.OfType<RangeAttribute>().FirstOrDefault();
        return new FabricInput(Name, TypeName(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType), IsRequired, rules.Length == 0 ? null : string.Join(" ", rules.Select(rule => rule.FormatErrorMessage(Name))))
        {
            Minimum = range is null ? null : Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture),
            Maximum = range is null ? null : Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture),
            MaxLength = rules.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength ?? rules.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length,
            Choices = [.. rules.OfType<OneOfAttribute>().SelectMany(rule => rule.Values)],
        };
    }

    private static string TypeName(Type type) =>
        type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) ? "number"
        : type == typeof(bool) ? "boolean"
        : type == typeof(Guid) ? "uuid"
        : type == typeof(string) || type == typeof(Secret) ? "string"
        : "array";

    private bool IsSwitch => property.PropertyType == typeof(bool) || property.PropertyType == typeof(bool?);

    /// <summary>Proxmox VE's own way to say it.</summary>
    private static bool? AsSwitch(JsonElement given) => given.ValueKind != JsonValueKind.Number ? null : given.GetRawText() switch { "1" => true, "0" => false, _ => null };

    private static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(int) || t == typeof(long) => "a whole number",
        var t when t == typeof(double) => "a number",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(string) || t == typeof(Secret) => "a text",
        var t when t == typeof(Guid) => "a UUID",
        _ => "a list of texts",
    };
}
