using System.Buffers.Binary;

namespace Hypervisor.WebApi;

/// <summary>What a token or cookie says, before it is sealed.</summary>
/// <param name="Csrf">What a browser must repeat in a header; random for each sign-in.</param>
internal sealed record SessionTicket(Guid User, Guid Session, int Generation, DateTimeOffset ExpiresAt, Guid Csrf)
{
    private const int Length = 16 + 16 + 4 + 8 + 16;

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        User.TryWriteBytes(bytes);
        Session.TryWriteBytes(bytes.AsSpan(16));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(32), Generation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(36), ExpiresAt.ToUnixTimeMilliseconds());
        Csrf.TryWriteBytes(bytes.AsSpan(44));
        return bytes;
    }

    public static SessionTicket? From(ReadOnlySpan<byte> bytes) => bytes.Length != Length ? null : new(
        new Guid(bytes[..16]),
        new Guid(bytes[16..32]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes[36..])),
        new Guid(bytes[44..]));
}
