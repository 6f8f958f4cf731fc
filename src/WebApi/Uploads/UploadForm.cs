using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Hypervisor.WebApi;

/// <summary>The form of an upload: fields first, the file last, which is not read before it is wanted.</summary>
internal sealed class UploadForm
{
    private const int MaxField = 256;
    private const int MaxBoundary = 200;

    private static readonly string[] Known = ["content", "checksum", "checksum_algorithm", "confirmed"];

    private UploadForm(JsonObject fields, Stream content)
    {
        Fields = fields;
        Content = content;
    }

    /// <summary>The command's fields, with the file's name.</summary>
    public JsonObject Fields { get; }

    public Stream Content { get; }

    public static async Task<UploadForm> Read(HttpRequest request, CancellationToken cancellation)
    {
        var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        var fields = new JsonObject();
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    throw FleetException.Invalid("file", "Each part of the form needs a Content-Disposition with a name.");
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (disposition.IsFileDisposition())
                {
                    new FieldErrors().Require(name is "file" or "filename", "file", "The file's part is named file.").ThrowIfAny();
                    var file = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                    fields["filename"] = file;
                    fields["content"] ??= ContentOf(file);
                    return new UploadForm(fields, section.Body);
                }

                new FieldErrors().Require(Known.Contains(name), "body", $"The form has a field that is not known. Known are: {string.Join(", ", Known)}, and file, which comes last.").ThrowIfAny();
                fields[name] = await Text(section.Body, name, cancellation);
            }
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException { InnerException: null } and not BadHttpRequestException)
        {
            throw FleetException.Invalid("body", "The form can't be read: it is cut off, or its parts are no multipart/form-data.");
        }

        throw FleetException.Invalid("file", "The form has no file. Its part is named file and comes last.");
    }

    private static string Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        new FieldErrors().Require(boundary.Length is > 0 and <= MaxBoundary, "body", "A form with a file is expected, with the header Content-Type: multipart/form-data; boundary=….").ThrowIfAny();
        return boundary;
    }

    private static async Task<string> Text(Stream body, string name, CancellationToken cancellation)
    {
        var buffer = new byte[MaxField + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        new FieldErrors().Require(length <= MaxField, name, $"{name} has at most {MaxField} characters.").ThrowIfAny();
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }

    /// <summary>As Proxmox VE's own page tells them apart.</summary>
    private static string? ContentOf(string file) => file.ToLowerInvariant() switch
    {
        var name when name.EndsWith(".iso", StringComparison.Ordinal) || name.EndsWith(".img", StringComparison.Ordinal) => "iso",
        var name when name.EndsWith(".tar.gz", StringComparison.Ordinal) || name.EndsWith(".tar.xz", StringComparison.Ordinal) || name.EndsWith(".tar.zst", StringComparison.Ordinal) => "vztmpl",
        var name when name.EndsWith(".ova", StringComparison.Ordinal) || name.EndsWith(".qcow2", StringComparison.Ordinal) || name.EndsWith(".raw", StringComparison.Ordinal) || name.EndsWith(".vmdk", StringComparison.Ordinal) => "import",
        _ => null,
    };
}
