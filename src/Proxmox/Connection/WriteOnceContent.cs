using System.Net;

namespace Hypervisor.Proxmox;

/// <summary>
/// A body that can leave only once. The handler would send a request without a body again when a kept connection turns out to be
/// dead; a write may have been carried out by then.
/// </summary>
internal sealed class WriteOnceContent : HttpContent
{
    private readonly HttpContent body;
    private int sent;

    public WriteOnceContent(HttpContent body)
    {
        this.body = body;
        foreach (var header in body.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        Headers.ContentLength = body.Headers.ContentLength;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref sent, 1) == 0
            ? body.CopyToAsync(stream, context, cancellationToken)
            : throw new IOException("A write is not sent twice.");

    protected override bool TryComputeLength(out long length)
    {
        length = body.Headers.ContentLength ?? 0;
        return body.Headers.ContentLength.HasValue;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }
}
