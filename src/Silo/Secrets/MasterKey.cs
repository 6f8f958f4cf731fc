using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.Silo;

/// <summary>A key that seals the keys of the ring, by AES-256-GCM. Its id tells which key sealed something and gives nothing of it away.</summary>
public sealed class MasterKey
{
    public const int Size = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] key;

    public MasterKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Size);
        this.key = key;
        Id = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "hypervisor master key id"u8.ToArray()));
    }

    public string Id { get; }

    public static byte[]? TryRead(string base64)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length) && length == Size ? bytes : null;
    }

    /// <summary>The same key can unseal it, if it gives the same purpose.</summary>
    public byte[] Seal(string plain, string purpose)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var result = new byte[NonceSize + text.Length + TagSize];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, text, result.AsSpan(NonceSize, text.Length), result.AsSpan(NonceSize + text.Length), Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    /// <exception cref="CryptographicException">Another key sealed it, or it was changed.</exception>
    public string Unseal(ReadOnlySpan<byte> secret, string purpose)
    {
        if (secret.Length < NonceSize + TagSize) throw new CryptographicException("A sealed key is cut short.");
        var text = new byte[secret.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(secret[..NonceSize], secret[NonceSize..^TagSize], secret[^TagSize..], text, Encoding.UTF8.GetBytes(purpose));
        return Encoding.UTF8.GetString(text);
    }
}
