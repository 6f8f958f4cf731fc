using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>A successful answer: what stood under <c>data</c>. It may hold secrets; <see cref="Redacted"/> doesn't.</summary>
public sealed class PveResponse
{
    private readonly Lazy<JsonElement> data;

    internal PveResponse(int status, PveEnvelope envelope)
    {
        Status = status;
        Utf8 = envelope.Data;
        Total = envelope.Total;
        Changes = envelope.Changes;
        data = new(() =>
        {
            try
            {
                return JsonText.Element(Utf8, PveEnvelope.MaxDepth);
            }
            catch (JsonException)
            {
                throw new PveException(PveFailure.MalformedResponse, "The answer names a field twice, or holds a text that is none.") { Status = Status };
            }
        });
    }

    internal PveResponse(int status, object folded)
        : this(status, PveEnvelope.Empty) =>
        Folded = folded;

    /// <summary>What a fold made of the items, which are kept nowhere else.</summary>
    internal object? Folded { get; }

    public int Status { get; }

    /// <summary>The data as it came, JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <exception cref="PveException">MalformedResponse: the JSON is such as nobody can read a value of.</exception>
    public JsonElement Data => data.Value;

    /// <summary>How many items there are altogether, where Proxmox counts them (logs).</summary>
    public long? Total { get; }

    /// <summary>What is configured and not in force yet, as a diff, where Proxmox says so (networks). It may hold secrets.</summary>
    public string? Changes { get; }

    public JsonElement Redacted() => Redaction.Redact(Data);

    /// <summary>The UPID of the task that a write started; null where it was done at once.</summary>
    public Upid? Task => Data.ValueKind == JsonValueKind.String && Upid.TryParse(Data.GetString(), out var upid) ? upid : null;

    /// <exception cref="PveException">MalformedResponse, where the data has another shape.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Utf8.Span, PveJson.Options)
                ?? throw new PveException(PveFailure.MalformedResponse, "The answer holds no data.") { Status = Status };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            // The message of the JSON reader may quote the answer; the place says enough.
            var where = (e as JsonException)?.Path is { } path ? $" at {Redaction.CleanMessage(path)}" : "";
            throw new PveException(PveFailure.MalformedResponse, $"The answer has another shape than {typeof(T).Name}{where}.") { Status = Status };
        }
    }

    public override string ToString() => $"{Status}, {Utf8.Length} bytes";
}
