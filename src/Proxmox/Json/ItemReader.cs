using System.Buffers;
using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>Reads the array under <c>data</c> item by item; no more of the answer is held than one item and what came with it.</summary>
internal sealed class ItemReader<T>(Action<T> add)
{
    private const int FirstBuffer = 64 * 1024;
    private const int MaxItemBytes = 1 << 20;

    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = PveEnvelope.MaxDepth });
    private Place place;
    private bool hasData;

    private enum Place
    {
        Start,
        Members,
        Items,
        End,
    }

    /// <exception cref="PveException">Not JSON, cut, of another shape, or too large.</exception>
    public async Task Read(Stream stream, int maxBytes, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var (filled, total) = (0, 0L);
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellation);
                filled += read;
                total += read;
                if (total > maxBytes)
                    throw ResponseBody.TooLarge(maxBytes);

                var used = Take(buffer.AsSpan(0, filled), isLast: read == 0);
                if (read == 0)
                    return;
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (filled == buffer.Length)
                    buffer = Grow(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        // What doesn't fit is read again from its start with each piece that comes, so it must not grow for long.
        if (buffer.Length >= MaxItemBytes)
            throw ResponseBody.TooLarge(MaxItemBytes);
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private int Take(ReadOnlySpan<byte> bytes, bool isLast)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, isLast, state);
            while (Step(bytes, ref reader))
            {
            }

            if (isLast && (place != Place.End || !hasData))
                throw new JsonException("The answer holds no list.");
            state = reader.CurrentState;
            return (int)reader.BytesConsumed;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw place == Place.Start
                ? PveFailures.NotProxmox(200, "answered with something else than JSON")
                : new PveException(PveFailure.MalformedResponse, $"The answer is no whole list of {typeof(T).Name}.") { Status = 200 };
        }
    }

    private bool Step(ReadOnlySpan<byte> bytes, ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.Read())
            return false;

        switch (place)
        {
            case Place.Start when ahead.TokenType == JsonTokenType.StartObject:
                place = Place.Members;
                break;
            case Place.Members when ahead.TokenType == JsonTokenType.EndObject:
                place = Place.End;
                break;
            case Place.Members:
                var isData = ahead.ValueTextEquals("data"u8);
                if (!ahead.Read())
                    return false;
                if (isData && (hasData || ahead.TokenType != JsonTokenType.StartArray))
                    throw new JsonException("The data is no list, or there are two.");
                if (isData)
                    (hasData, place) = (true, Place.Items);
                else if (!ahead.TrySkip())
                    return false;
                break;
            case Place.Items when ahead.TokenType == JsonTokenType.EndArray:
                place = Place.Members;
                break;
            case Place.Items:
                var start = (int)ahead.TokenStartIndex;
                if (!ahead.TrySkip())
                    return false;
                add(JsonSerializer.Deserialize<T>(bytes[start..(int)ahead.BytesConsumed], PveJson.Options) ?? throw new JsonException("An item is null."));
                break;
            default:
                throw new JsonException("The answer does not start or end where it should.");
        }

        reader = ahead;
        return true;
    }
}
