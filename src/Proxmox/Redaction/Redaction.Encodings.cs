using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox;

/// <summary>Base64, also of gzip as cloud-init takes it: masked as a whole where the text in it holds a secret.</summary>
public static partial class Redaction
{
    private const int MaxInflated = 1 << 20;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static bool HidesSecret(string encoded, int encodings) => Decode(encoded) is { } text && RedactText(text, encodings + 1) != text;

    /// <summary>Null for what is no base64 of a text.</summary>
    private static string? Decode(string encoded)
    {
        var digits = string.Concat(encoded.Where(c => !char.IsWhiteSpace(c))).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        digits = digits.PadRight((digits.Length + 3) / 4 * 4, '=');
        var buffer = ArrayPool<byte>.Shared.Rent(digits.Length);
        try
        {
            return Convert.TryFromBase64String(digits, buffer, out var length) ? Text(buffer.AsSpan(0, length)) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes is [0x1f, 0x8b, ..] ? Inflate(bytes) : bytes);
            return text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? null : text;
        }
        catch (Exception e) when (e is DecoderFallbackException or InvalidDataException)
        {
            return null;
        }
    }

    // What goes beyond is not looked at: a bomb costs no more than this.
    private static byte[] Inflate(ReadOnlySpan<byte> bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        var inflated = new byte[MaxInflated];
        var length = gzip.ReadAtLeast(inflated, inflated.Length, throwOnEndOfStream: false);
        return inflated[..length];
    }

    // Also broken into lines.
    [GeneratedRegex(@"(?<![A-Za-z0-9+/_\-])(?>[A-Za-z0-9+/_\-]{16,}(?:\r?\n[ \t]{0,64}[A-Za-z0-9+/_\-]{4,})*={0,2})")]
    private static partial Regex Encoded();
}
