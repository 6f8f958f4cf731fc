using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>What all doors for changes share: the body, the idempotency key, the answer.</summary>
internal static class ChangeDoor
{
    public const string ChangeIdItem = "change_id";
    private const int MaxKey = 255;

    /// <summary>A JSON object; nothing where nothing was sent.</summary>
    public static async Task<JsonObject> Payload(HttpContext http)
    {
        if (http.Request.ContentLength is 0 || (http.Request.ContentLength is null && http.Request.ContentType is null))
        {
            return [];
        }

        if (!http.Request.HasJsonContentType())
        {
            throw FleetException.Invalid("body", "The body must be JSON, with the header Content-Type: application/json.");
        }

        if (http.Request.ContentLength > CommandCatalogue.MaxPayloadBytes)
        {
            throw new FleetException(Failure.TooLarge, "too_large", "The body has at most 256 KiB.");
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > CommandCatalogue.MaxPayloadBytes)
            {
                throw new FleetException(Failure.TooLarge, "too_large", "The body has at most 256 KiB.");
            }
        }

        return Object(body.ToArray());
    }

    /// <summary>The change's id: a new one, or the same one for the same key of the same person.</summary>
    public static Guid IdOf(HttpContext http, Caller caller, string? part = null)
    {
        var keys = http.Request.Headers["Idempotency-Key"];
        if (keys.Count == 0)
        {
            return Guid.NewGuid();
        }

        var key = keys.ToString();
        new FieldErrors()
            .Require(keys.Count == 1 && key.Length is >= 1 and <= MaxKey && key.All(c => c is >= ' ' and <= '~'), "Idempotency-Key", $"The header has 1 to {MaxKey} printable ASCII characters, once.")
            .ThrowIfAny();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.OrganizationId:D}/{caller.UserId:D}/{part}/{key}"));
        return new Guid(hash.AsSpan(0, 16));
    }

    /// <summary>Applies a direct write and answers as the contract says: 200 done, 202 on its way, else a problem.</summary>
    public static async Task<IResult> Execute(HttpContext http, IGrainFactory grains, Guid id, StageChange change, bool confirmed)
    {
        PendingChange done;
        try
        {
            done = await grains.Change(id).Execute(change, confirmed);
        }
        catch (FleetException kept) when (kept.Code is "approval_required" or "outside_window" or "drifted")
        {
            http.Items[ChangeIdItem] = id;
            throw;
        }

        return Answer(http, done);
    }

    /// <summary>200 done, 202 on its way, else a problem.</summary>
    public static IResult Answer(HttpContext http, PendingChange done)
    {
        http.Items[ChangeIdItem] = done.Id;
        http.Response.Headers.Location = $"/api/v1/hypervisor/changes/{done.Id:D}";
        if (done.Status == ChangeStatus.Failed)
        {
            throw FailureOf(done);
        }

        var result = WriteResult.Of(done);
        return done.Status.IsOpen() ? TypedResults.Accepted((string?)null, result) : TypedResults.Ok(result);
    }

    public static FleetException FailureOf(PendingChange change)
    {
        var reason = change.FailureReason ?? "The change failed.";
        return change.FailureKind switch
        {
            Failure.Invalid when change.Errors.Count > 0 => new FleetException(Failure.Invalid, "invalid", reason)
            {
                Errors = change.Errors.ToImmutableDictionary(error => error.Key, error => ImmutableArray.Create(error.Value)),
            },
            { } kind => new FleetException(kind, "change_failed", reason),
            null => new FleetException(Failure.ClusterError, "change_failed", reason),
        };
    }

    public static IPendingChangeGrain Change(this IGrainFactory grains, Guid id) => grains.GetGrain<IPendingChangeGrain>(GrainKeys.Change(id));

    public static JsonElement Element(JsonObject payload) => JsonSerializer.SerializeToElement(payload);

    /// <summary>Takes <c>confirmed</c> out of a payload.</summary>
    public static bool TakeConfirmed(HttpContext http, JsonObject payload)
    {
        var said = http.Request.Query["confirmed"].ToString();
        var errors = new FieldErrors().Require(said is "" or "true" or "false" or "True" or "False" or "1" or "0", "confirmed", "confirmed is true or false.");
        var inBody = false;
        if (payload.Remove("confirmed", out var given))
        {
            errors.Require(given?.GetValueKind() is JsonValueKind.True or JsonValueKind.False, "confirmed", "confirmed is true or false.");
            inBody = given?.GetValueKind() == JsonValueKind.True;
        }

        errors.ThrowIfAny();
        return inBody || said is "true" or "True" or "1";
    }

    private static JsonObject Object(byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonText.Object(body, maxDepth: 32)
                ?? throw FleetException.Invalid("body", "A JSON object is expected.");
        }
        catch (JsonException malformed)
        {
            throw FleetException.Invalid("body", malformed.LineNumber is { } line ? $"The body is no valid JSON object, or names a field twice: line {line + 1}, byte {malformed.BytePositionInLine}." : malformed.Message);
        }
    }
}
