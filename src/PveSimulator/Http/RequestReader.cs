using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hypervisor.PveSimulator;

/// <summary>Reads path and parameters the way PVE's own HTTP server does.</summary>
internal static class RequestReader
{
    private const int MostBody = 512 * 1024;

    /// <summary>The path below /api2, decoded, and the query.</summary>
    public static (string Path, string Query) Target(HttpContext http)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var cut = raw.IndexOf('?');
        var path = Uri.UnescapeDataString(cut < 0 ? raw : raw[..cut]);
        while (path.Contains("//", StringComparison.Ordinal)) path = path.Replace("//", "/", StringComparison.Ordinal);
        return (path, cut < 0 ? "" : raw[(cut + 1)..]);
    }

    /// <summary>Query and body together; the body wins.</summary>
    public static async Task<Dictionary<string, string>> Arguments(HttpContext http, string query)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadForm(query, arguments);
        if (http.Request.Method is "GET" or "DELETE" && http.Request.ContentLength is null or 0) return arguments;
        if (http.Request.Headers.TransferEncoding.Count > 0) throw new PveError(501, "chunked transfer encoding not supported") { IsText = true };
        if (UploadReader.IsUpload(http))
        {
            http.Items[typeof(UploadedFile)] = await UploadReader.Read(http, arguments);
            return arguments;
        }
        if (http.Request.ContentLength > MostBody) throw new PveError(501, "for data too large") { IsText = true };
        var body = await Body(http);
        if (body.Length == 0) return arguments;
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (type is "application/json") ReadJson(body, arguments);
        else if (type is null or "" or "application/x-www-form-urlencoded") ReadForm(body, arguments);
        else throw new PveError(506, $"upload 'Content-Type '{http.Request.ContentType}' not implemented") { IsText = true };
        return arguments;
    }

    private static async Task<string> Body(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private static void ReadForm(string form, Dictionary<string, string> arguments)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=');
            var name = WebUtility.UrlDecode(cut < 0 ? pair : pair[..cut]);
            var value = cut < 0 ? "" : WebUtility.UrlDecode(pair[(cut + 1)..]);
            arguments[name] = seen.Add(name) ? value : $"{arguments[name]}\0{value}";
        }
    }

    private static void ReadJson(string body, Dictionary<string, string> arguments)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw new PveError(400, "malformed JSON string") { IsText = true };
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new PveError(500, "Not a HASH reference at /usr/share/perl5/PVE/APIServer/AnyEvent.pm line 978.") { IsText = true };
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Null) arguments[property.Name] = Text(property.Value);
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Array => string.Join('\0', value.EnumerateArray().Select(Text)),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
        JsonValueKind.Object => value.GetRawText(),
        _ => value.GetString() ?? "",
    };
}
