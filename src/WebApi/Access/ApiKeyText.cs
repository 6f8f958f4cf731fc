using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.WebApi;

/// <summary>An API key as its owner holds it: <c>hv_{id}_{secret}</c>, the secret being 256 random bits. Only its hash goes to the grain.</summary>
internal readonly record struct ApiKeyText(Guid Id, ImmutableArray<byte> Hash)
{
    public const string Prefix = "hv_";

    private const int IdLength = 32;
    private const int SecretLength = 43;

    public static (ApiKeyText Key, string Text) New()
    {
        var id = Guid.NewGuid();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new ApiKeyText(id, HashOf(secret)), $"{Prefix}{id:N}_{secret}");
    }

    public static ApiKeyText? Parse(string text)
    {
        if (text.Length != Prefix.Length + IdLength + 1 + SecretLength
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text[Prefix.Length + IdLength] != '_'
            || !Guid.TryParseExact(text.AsSpan(Prefix.Length, IdLength), "N", out var id))
        {
            return null;
        }

        return new ApiKeyText(id, HashOf(text.AsSpan(Prefix.Length + IdLength + 1).ToString()));
    }

    private static ImmutableArray<byte> HashOf(string secret) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(secret))];
}
