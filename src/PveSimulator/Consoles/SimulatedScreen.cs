using System.Buffers.Binary;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>A small picture that changes its colour with each key, and a clipboard that gives back what is put into it.</summary>
internal sealed class SimulatedScreen(Stream viewer, string name)
{
    private const int Width = 160;
    private const int Height = 100;
    private const int MostText = 64 * 1024;

    private byte _shade;
    private int _bytesPerPixel = 4;

    // True colour of 32 bits, 8 each.
    private static ReadOnlySpan<byte> PixelFormat => [32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0];

    public async Task Run(CancellationToken cancellation)
    {
        await viewer.WriteAsync(Start(), cancellation);
        while (true)
        {
            switch ((await Read(1))[0])
            {
                case 0: _bytesPerPixel = Math.Clamp((await Read(19))[3] / 8, 1, 4); break;
                case 2: await Read(4 * BinaryPrimitives.ReadUInt16BigEndian((await Read(3)).AsSpan(1))); break;
                case 3: if ((await Read(9))[0] == 0) await Paint(); break;
                case 4: if ((await Read(7))[0] == 1) await Press(); break;
                case 5: await Read(5); break;
                case 6: await Clip(BinaryPrimitives.ReadInt32BigEndian((await Read(7)).AsSpan(3))); break;
                default: return;
            }
        }

        Task<byte[]> Read(int count) => ScreenSignIn.Read(viewer, count, cancellation);

        async Task Press()
        {
            _shade += 16;
            await Paint();
        }

        async Task Paint()
        {
            var picture = new byte[16 + Width * Height * _bytesPerPixel];
            picture[3] = 1;
            BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(8), Width);
            BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(10), Height);
            picture.AsSpan(16).Fill(_shade);
            await viewer.WriteAsync(picture, cancellation);
        }

        async Task Clip(int length)
        {
            if (length is < 0 or > MostText) throw new EndOfStreamException();
            var text = await Read(length);
            var answer = new byte[8 + length];
            answer[0] = 3;
            BinaryPrimitives.WriteInt32BigEndian(answer.AsSpan(4), length);
            text.CopyTo(answer, 8);
            await viewer.WriteAsync(answer, cancellation);
        }
    }

    private byte[] Start()
    {
        var title = Encoding.UTF8.GetBytes(name);
        var start = new byte[24 + title.Length];
        BinaryPrimitives.WriteUInt16BigEndian(start, Width);
        BinaryPrimitives.WriteUInt16BigEndian(start.AsSpan(2), Height);
        PixelFormat.CopyTo(start.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(start.AsSpan(20), title.Length);
        title.CopyTo(start, 24);
        return start;
    }
}
