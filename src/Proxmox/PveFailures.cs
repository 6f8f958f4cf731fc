using System.Collections.Frozen;
using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>Tells what an answer means.</summary>
internal static class PveFailures
{
    private const int MaxErrors = 100;

    private static readonly FrozenDictionary<string, string> NoErrors = FrozenDictionary<string, string>.Empty;

    /// <exception cref="PveException">Unless the answer is a success.</exception>
    public static PveResponse Read(PveAnswer answer, Func<string, string> clean)
    {
        if (answer.Folded is { } folded)
            return new PveResponse(answer.Status, folded);

        var isJson = TryParse(answer, out var envelope, out var looksLikeJson);
        if (answer.Status is >= 200 and < 300)
        {
            return isJson ? new PveResponse(answer.Status, envelope)
                : looksLikeJson ? throw new PveException(PveFailure.MalformedResponse, "The answer is JSON that is cut or broken.") { Status = answer.Status }
                : throw NotProxmox(answer.Status, "answered with something else than JSON");
        }
        if (answer.Status is >= 300 and < 400)
            throw NotProxmox(answer.Status, "answered with a redirect");
        if (answer.Status is 404 or 405 && !(isJson && envelope.HasData))
            throw NotProxmox(answer.Status, "knows no such API");

        var failure = answer.Status switch
        {
            400 => PveFailure.ParameterRejected,
            401 => PveFailure.Unauthorized,
            403 => PveFailure.Forbidden,
            >= 595 and <= 599 => PveFailure.NodeUnreachable,
            _ => PveFailure.Refused,
        };
        throw new PveException(failure, clean(Reason(answer, envelope)))
        {
            Status = answer.Status,
            Errors = isJson ? Clean(envelope.Errors, clean) : NoErrors,
            IsTransportError = !isJson && answer.Status is 500 or 502 or 503 or 504,
        };
    }

    // A hostile server may send names that are the same once they are cleaned.
    private static Dictionary<string, string> Clean(IReadOnlyDictionary<string, string> errors, Func<string, string> clean)
    {
        var cleaned = new Dictionary<string, string>();
        foreach (var (name, message) in errors.Take(MaxErrors))
            cleaned[clean(name)] = Redaction.IsSecret(name) ? "is not valid" : clean(message);
        return cleaned;
    }

    // The body has the whole message, the status line only its first line; a 401 and a 595 have no body.
    private static string Reason(PveAnswer answer, PveEnvelope envelope) =>
        !string.IsNullOrWhiteSpace(envelope.Message) ? envelope.Message
        : !string.IsNullOrWhiteSpace(answer.ReasonPhrase) ? answer.ReasonPhrase
        : $"Status {answer.Status} without a message";

    private static bool TryParse(PveAnswer answer, out PveEnvelope envelope, out bool looksLikeJson)
    {
        var start = answer.Body.Span.TrimStart(" \t\r\n"u8);
        looksLikeJson = start.Length > 0 && start[0] == (byte)'{';
        envelope = default;
        if (!looksLikeJson)
            return false;
        try
        {
            envelope = PveEnvelope.Parse(answer.Body);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public static PveException NotProxmox(int status, string what) =>
        new(PveFailure.NotProxmox, $"What answers there {what}, so it is no Proxmox VE API.") { Status = status };
}
