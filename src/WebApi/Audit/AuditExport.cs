using System.Reflection;
using System.Text;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Hypervisor.WebApi;

internal enum AuditFormat
{
    Ndjson,
    Csv,
}

/// <summary>The log as a file, page by page: no more than one page is in memory.</summary>
internal sealed class AuditExport(IAuditGrain log, AuditFilter filter, AuditFormat format) : IResult, IEndpointMetadataProvider
{
    private const int PageRows = 500;
    private const string Ndjson = "application/x-ndjson";
    private const string Csv = "text/csv";

    public async Task ExecuteAsync(HttpContext http)
    {
        // Read before the answer starts, so that what fails at once is a problem and not half a file.
        var page = await Next(null);
        http.Response.ContentType = format == AuditFormat.Csv ? $"{Csv}; charset=utf-8" : Ndjson;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"audit.{Choice.NameOf(format)}\"";
        http.Response.Headers.CacheControl = "private, no-store";
        if (format == AuditFormat.Csv)
        {
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(AuditCsv.Header), http.RequestAborted);
        }

        while (true)
        {
            await http.Response.Body.WriteAsync(Render(page), http.RequestAborted);
            if (page.Next is null)
            {
                return;
            }

            page = await Next(page.Next);
        }
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [Ndjson, Csv]));

    private Task<AuditPage> Next(long? from) => log.Read(new AuditQuery { Filter = filter, From = from, Limit = PageRows, OldestFirst = true });

    private byte[] Render(AuditPage page)
    {
        var text = new StringBuilder();
        foreach (var line in page.Records.Select(AuditLine.Of))
        {
            text.Append(format == AuditFormat.Csv ? AuditCsv.Line(line) : JsonSerializer.Serialize(line, HypervisorJson.Options) + "\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
