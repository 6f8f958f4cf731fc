namespace Hypervisor.Grains.Interfaces;

/// <summary>Sends a file from this silo to the cluster.</summary>
public interface IUploadSender
{
    /// <param name="content">From its beginning.</param>
    /// <param name="sent">Told how many bytes have left.</param>
    /// <param name="claim">Asked once, right before the first byte.</param>
    Task<SendOutcome> Send(UploadLease lease, UploadVolume command, Stream content, long sizeBytes, IProgress<long> sent, Func<Task> claim, CancellationToken cancellation);
}
