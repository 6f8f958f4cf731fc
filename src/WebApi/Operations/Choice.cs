using System.Text.Json;

namespace Hypervisor.WebApi;

/// <summary>Words of the API for the values of an enumeration; a number is none of them.</summary>
internal static class Choice
{
    public static T? Parse<T>(string? word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(value), word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    public static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(NameOf));

    public static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
