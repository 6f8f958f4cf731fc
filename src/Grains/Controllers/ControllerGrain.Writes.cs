using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>The only place from where a cluster is changed: one attempt of one change at a time, each confirmed by its change right before it leaves.</summary>
internal sealed partial class ControllerGrain : IControllerWrites
{
    /// <summary>Half of the time after which a silo that hangs is taken over: what is not on its way by then is not sent.</summary>
    private static readonly TimeSpan Fence = TimeSpan.FromSeconds(4);

    public async Task<SendOutcome> Send(Guid change, Guid attempt, ChangeTarget target, Command command)
    {
        EnsureRegistered();
        var facts = OperationAttribute.Of(command.GetType());
        try
        {
            var pve = Connect();
            var request = command.ToPve(await Address(target, command));
            var newest = facts.Tasks.IsEmpty ? null : (await TasksLike(pve, request, target, command, null)).FirstOrDefault()?.Upid;
            var permit = new WritePermit(Once(cancellation => Confirm(change, new ChangeIntent(attempt, NodeOf(request), User(), newest), cancellation)));
            var response = await pve.Send(request, permit);
            return response.Task is { } task
                ? new SendOutcome { Result = SendResult.Started, Upid = task.ToString() }
                : new SendOutcome { Result = SendResult.Done, Response = ClusterJson.From(response.Redacted()) };
        }
        catch (PveException failure)
        {
            return Outcome(failure);
        }
        catch (ObjectDisposedException)
        {
            return new SendOutcome { Result = SendResult.Lost, Reason = "the connection was replaced meanwhile" };
        }
    }

    private static SendOutcome Outcome(PveException failure) => new()
    {
        Result = failure switch
        {
            { NeverSent: true } or { Failure: PveFailure.BreakerOpen or PveFailure.RateLimited or PveFailure.AddressRefused or PveFailure.InvalidRequest or PveFailure.TlsUntrusted or PveFailure.FingerprintChanged } => SendResult.NeverSent,
            // What stands between us and the API answered in its stead.
            { IsTransportError: true } or { IsGatewayError: true } => SendResult.Lost,
            // 595: the asked node could not connect to the meant one.
            { Failure: PveFailure.Refused or PveFailure.ParameterRejected or PveFailure.Forbidden or PveFailure.Unauthorized } or { Status: 595 } => SendResult.Refused,
            _ => SendResult.Lost,
        },
        Reason = failure.Reason,
        Errors = failure.Errors.ToImmutableDictionary(),
    };

    private async Task Confirm(Guid change, ChangeIntent intent, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        try
        {
            await GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(change)).Claim(intent).WaitAsync(cancellation);
        }
        catch (FleetException refused)
        {
            throw new PveException(PveFailure.InvalidRequest, refused.Message) { NeverSent = true };
        }

        if (time.GetElapsedTime(asked) > Fence)
        {
            throw new PveException(PveFailure.InvalidRequest, "Too much time passed before it could be sent; another silo may have taken over.") { NeverSent = true };
        }
    }

    // A write goes on to the next endpoint where the first was not reached: the change is asked once for all of them.
    private static Func<CancellationToken, Task> Once(Func<CancellationToken, Task> ask)
    {
        Task? asked = null;
        return cancellation => asked ??= ask(cancellation);
    }
}
