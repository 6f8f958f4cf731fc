using System.Buffers;

namespace Hypervisor.Proxmox;

internal static class ResponseBody
{
    /// <summary>Reads up to the cap: a longer answer is given up at its announced length, or at the first byte too much.</summary>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContent content, int maxBytes, CancellationToken cancellation)
    {
        var announced = content.Headers.ContentLength;
        if (announced > maxBytes)
            throw TooLarge(maxBytes);

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new ArrayBufferWriter<byte>((int)Math.Clamp(announced ?? 16_384, 256, 1 << 20));
        while (true)
        {
            var read = await stream.ReadAsync(buffer.GetMemory(16_384), cancellation);
            if (read == 0)
                return buffer.WrittenMemory;
            if (buffer.WrittenCount + read > maxBytes)
                throw TooLarge(maxBytes);
            buffer.Advance(read);
        }
    }

    public static async Task<object> Fold(HttpContent content, PveFold fold, int maxBytes, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > maxBytes)
            throw TooLarge(maxBytes);

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        return await fold.Read(stream, maxBytes, cancellation);
    }

    public static PveException TooLarge(int maxBytes) => new(PveFailure.ResponseTooLarge, $"The answer exceeds {maxBytes} bytes.");
}
