using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.Grains;

/// <summary>
/// The beginning of the VNC protocol, RFB 3.8 (RFC 6143, section 7.1): to the server with its password, to the viewer without one. What
/// follows is the same on both sides and is passed on.
/// </summary>
internal static class RfbHandshake
{
    private const byte None = 1;
    private const byte VncAuthentication = 2;
    private const int MostReason = 1024;

    private static readonly byte[] Version = [.. "RFB 003.008\n"u8];

    /// <param name="server">Right after it was connected to.</param>
    /// <param name="password">Of which the server takes the first eight bytes.</param>
    /// <exception cref="InvalidDataException">The server refuses, or speaks something else; the message says what.</exception>
    public static async Task SignIn(Stream server, string password, CancellationToken cancellation)
    {
        var greeting = await Read(server, Version.Length, cancellation);
        if (!greeting.AsSpan().StartsWith("RFB 003.00"u8) || greeting[10] < (byte)'8')
        {
            throw new InvalidDataException("The screen is not offered by RFB 3.8.");
        }

        await server.WriteAsync(Version, cancellation);
        var count = (await Read(server, 1, cancellation))[0];
        if (count == 0)
        {
            throw new InvalidDataException($"The screen was refused: {await Reason(server, cancellation)}");
        }

        var offered = await Read(server, count, cancellation);
        var chosen = offered.Contains(VncAuthentication) ? VncAuthentication : None;
        if (!offered.Contains(chosen))
        {
            throw new InvalidDataException("The screen wants another security type than VNC authentication.");
        }

        await server.WriteAsync(new[] { chosen }, cancellation);
        if (chosen == VncAuthentication)
        {
            await server.WriteAsync(Respond(await Read(server, 16, cancellation), password), cancellation);
        }

        if ((await Read(server, 4, cancellation)).Any(part => part != 0))
        {
            throw new InvalidDataException($"The screen was refused: {await Reason(server, cancellation)}");
        }
    }

    /// <exception cref="InvalidDataException">It speaks something else.</exception>
    public static async Task Welcome(Stream viewer, CancellationToken cancellation)
    {
        await viewer.WriteAsync(Version, cancellation);
        if (!(await Read(viewer, Version.Length, cancellation)).AsSpan().SequenceEqual(Version))
        {
            throw new InvalidDataException("The viewer doesn't speak RFB 3.8.");
        }

        await viewer.WriteAsync(new byte[] { 1, None }, cancellation);
        if ((await Read(viewer, 1, cancellation))[0] != None)
        {
            throw new InvalidDataException("The viewer chose a security type that was not offered.");
        }

        await viewer.WriteAsync(new byte[4], cancellation);
    }

    /// <summary>DES of the challenge; its key is the password's first eight bytes, each with its bits in reverse.</summary>
    internal static byte[] Respond(byte[] challenge, string password)
    {
        var key = new byte[8];
        var bytes = Encoding.ASCII.GetBytes(password);
        for (var i = 0; i < Math.Min(key.Length, bytes.Length); i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                key[i] |= (byte)(((bytes[i] >> bit) & 1) << (7 - bit));
            }
        }

#pragma warning disable CA5351 // It is what VNC authentication is; TLS is around it.
        using var des = DES.Create();
#pragma warning restore CA5351
        des.Key = key;
        return des.EncryptEcb(challenge, PaddingMode.None);
    }

    private static async Task<string> Reason(Stream server, CancellationToken cancellation)
    {
        var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(await Read(server, 4, cancellation));
        var text = Encoding.UTF8.GetString(await Read(server, (int)Math.Min(length, MostReason), cancellation));
        return string.Concat(text.Where(letter => !char.IsControl(letter)));
    }

    private static async Task<byte[]> Read(Stream stream, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
