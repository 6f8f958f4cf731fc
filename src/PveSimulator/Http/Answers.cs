using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hypervisor.PveSimulator;

/// <summary>Writes answers and refusals as PVE does.</summary>
internal static class Answers
{
    private static readonly JsonWriterOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void SetHeaders(HttpContext http, DateTimeOffset now)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "max-age=0";
        headers.Pragma = "no-cache";
        headers.Server = "pve-api-daemon/3.0";
        headers.Expires = now.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The body for the data; called while the cluster is locked.</summary>
    public static ArrayBufferWriter<byte> Render(object? data, Json beside, bool isExtJs)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(body, Loose);
        writer.WriteStartObject();
        if (isExtJs) writer.WriteNumber("success", 1);
        foreach (var (key, value) in beside)
        {
            writer.WritePropertyName(key);
            Json.Write(writer, value);
        }
        writer.WritePropertyName("data");
        Json.Write(writer, data);
        writer.WriteEndObject();
        writer.Flush();
        return body;
    }

    public static Task Send(HttpContext http, ArrayBufferWriter<byte> body, int status = 200, string reason = "OK")
    {
        SetStatus(http, status, reason);
        http.Response.ContentType = "application/json;charset=UTF-8";
        http.Response.ContentLength = body.WrittenCount;
        return http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted).AsTask();
    }

    public static Task Send(HttpContext http, PveError error, bool isExtJs)
    {
        if (error.IsBare || error.IsText) return SendText(http, error.Status, error.Message, error.IsText ? error.Message : "");
        var message = error.Message + (error.Status == 501 ? "" : "\n");
        var body = new Json { ["data"] = null, ["message"] = message }.With("errors", error.Errors?.ToDictionary(entry => entry.Key, entry => (object?)entry.Value));
        if (isExtJs) body = new Json { ["success"] = 0, ["status"] = error.Status, ["data"] = null, ["message"] = message }.With("errors", body.GetValueOrDefault("errors"));
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(bytes, Loose)) Json.Write(writer, body);
        return isExtJs ? Send(http, bytes) : Send(http, bytes, error.Status, error.Message);
    }

    public static Task SendText(HttpContext http, int status, string reason, string text)
    {
        SetStatus(http, status, reason);
        var bytes = Encoding.UTF8.GetBytes(text);
        http.Response.ContentLength = bytes.Length;
        return bytes.Length == 0 ? Task.CompletedTask : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    public static void SetStatus(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        // The message is the reason phrase, and a line break would end it.
        http.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = reason.Split('\n')[0];
    }
}
