using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.Grains;

/// <summary>
/// The hashes of one organization's log: HMAC-SHA-256 over the hash before, the place and each column with its length, so that no two logs
/// are written alike. Who can write the table but has not the key can't make one.
/// </summary>
internal sealed class AuditChain(Guid organization, byte[] key)
{
    /// <summary>Before the first entry.</summary>
    public static string Start { get; } = new('0', 2 * HMACSHA256.HashSizeInBytes);

    private static readonly byte[] Version = Encoding.ASCII.GetBytes("hypervisor.audit.1");

    public string Next(string before, long seq, AuditRow row)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        bytes.Write(Version);
        Text(bytes, before);
        Text(bytes, organization.ToString("D"));
        Number(bytes, seq);
        Text(bytes, row.Id);
        Number(bytes, row.At);
        Text(bytes, row.UserId);
        Text(bytes, row.Username);
        Text(bytes, row.ApiKeyId);
        Text(bytes, row.Address);
        Text(bytes, row.Action);
        Text(bytes, row.Result);
        Text(bytes, row.ControllerId);
        Text(bytes, row.ChangeId);
        Text(bytes, row.Target);
        Text(bytes, row.Detail);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes.WrittenSpan));
    }

    public bool Holds(string before, StoredAuditRow stored) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Next(before, stored.Seq, stored.Row)), Encoding.UTF8.GetBytes(stored.Hash));

    private static void Number(ArrayBufferWriter<byte> bytes, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    // Nothing is another thing than an empty text.
    private static void Text(ArrayBufferWriter<byte> bytes, string? text)
    {
        if (text is null)
        {
            Number(bytes, -1);
            return;
        }

        Number(bytes, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
