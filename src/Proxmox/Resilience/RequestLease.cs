using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Hypervisor.Proxmox;

/// <summary>The right to send one request, given back when it is done; or the refusal, with the time to wait.</summary>
internal sealed class RequestLease(Action? release, TimeSpan retryAfter = default) : RateLimitLease
{
    private Action? release = release;

    public override bool IsAcquired { get; } = release is not null;

    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = !IsAcquired && metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }

    protected override void Dispose(bool disposing) => Interlocked.Exchange(ref release, null)?.Invoke();
}
