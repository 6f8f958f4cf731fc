using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Hypervisor.PveSimulator;

/// <summary>Reads multipart forms as a stream, of any size.</summary>
internal static class UploadReader
{
    private const int MostField = 4096;

    public static bool IsUpload(HttpContext http) => http.Request.Method == "POST" && http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true
        && http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0].EndsWith("/upload", StringComparison.Ordinal);

    /// <summary>Puts the fields among the arguments, and the name of the file; the file itself is told beside.</summary>
    public static async Task<UploadedFile?> Read(HttpContext http, Dictionary<string, string> arguments)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary) throw new PveError(501, "wrong content type") { IsText = true };
        UploadedFile? file = null;
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value ?? "";
                if (disposition?.FileName.HasValue == true)
                {
                    arguments["filename"] = HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "";
                    file = await Swallow(section.Body, arguments.GetValueOrDefault("checksum-algorithm"), http.RequestAborted);
                }
                else arguments[name] = await Field(section.Body, http.RequestAborted);
            }
        }
        catch (IOException)
        {
            throw new PveError(501, "error in multipart form") { IsText = true };
        }
        return file;
    }

    private static async Task<string> Field(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body);
        var text = new char[MostField];
        var length = await reader.ReadBlockAsync(text, cancellation);
        return new string(text, 0, length).Trim();
    }

    private static async Task<UploadedFile> Swallow(Stream body, string? algorithm, CancellationToken cancellation)
    {
        using var hash = algorithm is "md5" or "sha1" or "sha256" or "sha384" or "sha512" ? IncrementalHash.CreateHash(new HashAlgorithmName(algorithm.ToUpperInvariant())) : null;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long size = 0;
        try
        {
            while (await body.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                hash?.AppendData(buffer, 0, read);
                size += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return new($"/var/tmp/pveupload-{Guid.NewGuid():n}", size, hash is null ? null : Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
