using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// A service's key as its owner holds it: <c>hvs_{id}_{secret}</c>, the secret being 256 random bits. It signs calls and is never sent itself.
/// </summary>
public sealed class FabricCredential
{
    private const string Prefix = "hvs_";
    private const int IdLength = 32;
    private const int SecretLength = 43;

    private readonly byte[] key;

    private FabricCredential(Guid id, byte[] key) => (ServiceId, this.key) = (id, key);

    public Guid ServiceId { get; }

    /// <summary>What signs: known to the service, and sealed to the silos.</summary>
    internal ReadOnlySpan<byte> Key => key;

    /// <summary>A new one, with the text that is shown once.</summary>
    internal static (FabricCredential Credential, Secret Text) New()
    {
        var id = Guid.NewGuid();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new FabricCredential(id, KeyOf(secret)), new Secret($"{Prefix}{id:N}_{secret}"));
    }

    internal static FabricCredential Of(Guid service, byte[] key) => new(service, key);

    /// <exception cref="FormatException">It is no service key.</exception>
    public static FabricCredential Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Prefix.Length + IdLength + 1 + SecretLength
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length + IdLength] == '_'
            && Guid.TryParseExact(text.AsSpan(Prefix.Length, IdLength), "N", out var id)
                ? new FabricCredential(id, KeyOf(text[(Prefix.Length + IdLength + 1)..]))
                : throw new FormatException("A service key looks like hvs_{32 hexadecimal digits}_{43 characters}.");
    }

    public override string ToString() => $"service {ServiceId:D}";

    private static byte[] KeyOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
