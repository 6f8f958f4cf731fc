using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The beginning of RFB 3.8 with VNC authentication, as QEMU and vncterm do it.</summary>
internal static class ScreenSignIn
{
    private const byte VncAuthentication = 2;

    /// <returns>Whether the viewer knows the password, and wants the screen.</returns>
    public static async Task<bool> Accept(Stream viewer, string password, CancellationToken cancellation)
    {
        await viewer.WriteAsync("RFB 003.008\n"u8.ToArray(), cancellation);
        if (Encoding.ASCII.GetString(await Read(viewer, 12, cancellation)) != "RFB 003.008\n") return false;
        await viewer.WriteAsync(new byte[] { 1, VncAuthentication }, cancellation);
        if ((await Read(viewer, 1, cancellation))[0] != VncAuthentication) return false;
        var challenge = RandomNumberGenerator.GetBytes(16);
        await viewer.WriteAsync(challenge, cancellation);
        var response = await Read(viewer, 16, cancellation);
        var isRight = response.AsSpan().SequenceEqual(Response(challenge, password));
        byte[] reason = [.. "Authentication failed"u8];
        byte[] result = isRight ? [0, 0, 0, 0] : [0, 0, 0, 1, 0, 0, 0, (byte)reason.Length, .. reason];
        await viewer.WriteAsync(result, cancellation);
        return isRight && (await Read(viewer, 1, cancellation)).Length == 1;
    }

    public static async Task<byte[]> Read(Stream stream, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    // The key is the first eight bytes of the password, each with its bits the other way round.
    private static byte[] Response(byte[] challenge, string password)
    {
        var key = new byte[8];
        foreach (var (i, letter) in password.Take(8).Index())
            for (var bit = 0; bit < 8; bit++) key[i] |= (byte)((letter >> bit & 1) << 7 - bit);
#pragma warning disable CA5351 // VNC authentication is DES.
        using var des = DES.Create();
#pragma warning restore CA5351
        des.Key = key;
        return des.EncryptEcb(challenge, PaddingMode.None);
    }
}
