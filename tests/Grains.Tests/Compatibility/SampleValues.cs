using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Grains.Tests;

/// <summary>Makes a value of any type that messages and states have, and says what is in it.</summary>
internal static class SampleValues
{
    private const int Deepest = 6;

    /// <returns>Null where the type goes deeper than messages do.</returns>
    public static object? Of(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, depth);
        if (Simple(type) is { } simple) return simple;
        if (depth > Deepest) return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (type.IsArray) return Filled(type.GetElementType()!, depth);
        if (type.IsGenericType && Collection(type, depth) is { } collection) return collection;
        if (type.IsAbstract) return Of(type.Assembly.GetTypes().Where(derived => derived.IsSubclassOf(type) && !derived.IsAbstract).OrderBy(derived => derived.Name, StringComparer.Ordinal).First(), depth);
        return Made(type, depth);
    }

    /// <summary>One line for each value that is stored: its path, and what it is.</summary>
    public static IEnumerable<string> Values(object? value, string path = "")
    {
        switch (value)
        {
            case null:
                yield return $"{path} = null";
                break;
            case byte[] bytes:
                yield return $"{path} = {Convert.ToBase64String(bytes)}";
                break;
            case string or JsonNode or JsonElement:
                yield return $"{path} = {value}";
                break;
            case IEnumerable many:
                var index = 0;
                foreach (var line in many.Cast<object?>().SelectMany(each => Values(each, $"{path}[{index++}]"))) yield return line;
                break;
            default:
                var members = Stored(value.GetType()).ToArray();
                if (members.Length == 0 || value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true && value is not IDictionaryEnumerator && !IsPair(value.GetType()))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{path} = {value}");
                    break;
                }

                foreach (var line in members.SelectMany(member => Values(member.GetValue(value), $"{path}.{member.Name}"))) yield return line;
                break;
        }
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static IEnumerable<PropertyInfo> Stored(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetIndexParameters().Length == 0 && ((property.CanWrite && !type.IsSubclassOf(typeof(Exception))) || property.GetCustomAttribute<IdAttribute>() is not null || IsPair(type)))
        .OrderBy(property => property.Name, StringComparer.Ordinal);

    private static object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 8_000_000_000L,
        _ when type == typeof(double) => 0.25,
        _ when type == typeof(decimal) => 1.5m,
        _ when type == typeof(Guid) => new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 23, 12, 30, 0, TimeSpan.Zero),
        _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(90),
        _ when type == typeof(TimeOnly) => new TimeOnly(22, 15),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 23),
        _ when type == typeof(byte[]) => "{\"a\":1}"u8.ToArray(),
        _ when type == typeof(IPAddress) => IPAddress.Parse("192.0.2.7"),
        _ when type == typeof(JsonElement) => JsonElement.Parse("{\"a\":1}"),
        _ when type == typeof(JsonObject) => new JsonObject { ["a"] = 1 },
        _ when type == typeof(object) => "text",
        { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
        { IsPrimitive: true } => Convert.ChangeType(7, type, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static Array Filled(Type element, int depth)
    {
        var array = Array.CreateInstance(element, 1);
        array.SetValue(Of(element, depth + 1), 0);
        return array;
    }

    private static object? Collection(Type type, int depth)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(ImmutableArray<>)) return Call(typeof(ImmutableArray), nameof(ImmutableArray.ToImmutableArray), arguments[0], depth);
        if (definition == typeof(ImmutableHashSet<>)) return Call(typeof(ImmutableHashSet), nameof(ImmutableHashSet.ToImmutableHashSet), arguments[0], depth);
        if (!typeof(IEnumerable).IsAssignableFrom(type)) return null;
        if (arguments.Length == 2)
        {
            var filled = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            filled[Of(arguments[0], depth + 1)!] = Of(arguments[1], depth + 1);
            var immutable = definition.Name.StartsWith("ImmutableSorted", StringComparison.Ordinal) ? typeof(ImmutableSortedDictionary) : typeof(ImmutableDictionary);
            return type.IsAssignableFrom(filled.GetType())
                ? filled
                : immutable.GetMethods().Single(method => method.Name == nameof(ImmutableDictionary.CreateRange) && method.GetParameters() is [var only] && only.ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal))
                    .MakeGenericMethod(arguments).Invoke(null, [filled]);
        }

        var many = Filled(arguments[0], depth);
        return type.IsInstanceOfType(many) ? many : Activator.CreateInstance(type, many);
    }

    private static object? Call(Type holder, string name, Type element, int depth) => holder.GetMethods()
        .Single(method => method.Name == name && method.GetParameters() is [var only] && only.ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal))
        .MakeGenericMethod(element).Invoke(null, [Filled(element, depth)]);

    private static object Made(Type type, int depth)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .FirstOrDefault();
        var made = constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, depth + 1))]) ?? Activator.CreateInstance(type)!;
        foreach (var property in Stored(type).Where(property => property.SetMethod is not null))
        {
            property.SetValue(made, Of(property.PropertyType, depth + 1));
        }

        return made;
    }
}
