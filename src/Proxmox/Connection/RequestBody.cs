using System.Net.Http.Headers;
using System.Text;

namespace Hypervisor.Proxmox;

/// <summary>What a request carries, in the forms that Proxmox reads.</summary>
internal static class RequestBody
{
    public static string PathAndQuery(PveRequest request) =>
        InQuery(request) && request.Parameters.Length > 0 ? $"{request.Path}?{request.EncodeParameters()}" : request.Path;

    /// <summary>Null for a GET. Any write has a body, if an empty one, so that it can be held to leave once.</summary>
    public static HttpContent? Of(PveRequest request) =>
        request.IsRead ? null : new WriteOnceContent(request.Upload is { } upload ? Multipart(request, upload) : InQuery(request) ? new ByteArrayContent([]) : Form(request));

    private static bool InQuery(PveRequest request) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Delete;

    private static ByteArrayContent Form(PveRequest request) => new(Encoding.ASCII.GetBytes(request.EncodeParameters()))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
    };

    private static MultipartFormDataContent Multipart(PveRequest request, PveUpload upload)
    {
        var boundary = $"----{Guid.NewGuid():N}";
        var body = new MultipartFormDataContent(boundary);
        // Proxmox's parser wants the boundary without quotes and the names with them.
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        foreach (var parameter in request.Parameters)
            body.Add(Part(new ByteArrayContent(Encoding.UTF8.GetBytes(parameter.Value)), $"form-data; name=\"{parameter.Name}\""));

        var file = Part(new StreamContent(new FixedLengthStream(upload.Content, upload.SizeBytes)), $"form-data; name=\"filename\"; filename=\"{upload.FileName}\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Add(file);
        return body;
    }

    private static HttpContent Part(HttpContent content, string disposition)
    {
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }
}
