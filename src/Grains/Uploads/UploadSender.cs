using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed class UploadSender(ClusterConnections connections, TimeProvider time) : IUploadSender
{
    public async Task<SendOutcome> Send(UploadLease lease, UploadVolume command, Stream content, long sizeBytes, IProgress<long> sent, Func<Task> claim, CancellationToken cancellation)
    {
        try
        {
            await using var pve = connections.Open(lease.ControllerId, JsonSerializer.Deserialize<ControllerGrain.State>(lease.Controller)!);
            var request = command.ToPve(lease.Node).WithFile(command.Filename, new MeasuredStream(content, sent), sizeBytes);
            var response = await pve.Send(request, new WritePermit(_ => Confirm(claim)), cancellation);
            return response.Task is { } task
                ? new SendOutcome { Result = SendResult.Started, Upid = task.ToString() }
                : new SendOutcome { Result = SendResult.Done, Response = ClusterJson.From(response.Redacted()) };
        }
        catch (PveException failure)
        {
            return SendOutcomes.Of(failure);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome { Result = SendResult.Lost, Reason = "it was cancelled on its way" };
        }
    }

    internal static byte[] Pack(ControllerGrain.State state) => JsonSerializer.SerializeToUtf8Bytes(state);

    private async Task Confirm(Func<Task> claim)
    {
        var asked = time.GetTimestamp();
        try
        {
            await claim();
        }
        catch (FleetException refused)
        {
            throw new PveException(PveFailure.InvalidRequest, refused.Message) { NeverSent = true };
        }

        SendOutcomes.EnsureFresh(time.GetElapsedTime(asked));
    }
}
