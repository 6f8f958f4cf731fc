using System.Collections.Immutable;
using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>The only place from where a cluster is changed: one attempt of one change at a time, each confirmed by its change right before it leaves.</summary>
internal sealed partial class ControllerGrain : IControllerWrites, ILane
{
    /// <summary>Of the newest tasks: more than one kind of task on one guest can be at once.</summary>
    private const int LookedAt = 200;

    private readonly Dictionary<string, DateTimeOffset> writtenAt = [];

    public Task<int> Enter(Guid change)
    {
        EnsureRegistered();
        return new Lane(lane, GrainFactory).Enter(change);
    }

    public Task Leave(Guid change) => new Lane(lane, GrainFactory).Leave(change);

    public async Task<SendOutcome> Send(Guid change, Guid attempt, ChangeTarget target, Command command)
    {
        EnsureRegistered();
        if (!slots.TryTake(change, target, command))
        {
            return new SendOutcome { Result = SendResult.Busy, Reason = "as many changes as may be are at work there" };
        }

        var outcome = new SendOutcome { Result = SendResult.NeverSent, Reason = "it was not begun" };
        try
        {
            return outcome = await SendNow(change, attempt, target, command);
        }
        finally
        {
            // One whose task runs keeps its place until that ends; so does one of which nothing is known.
            if (outcome.Result is not (SendResult.Started or SendResult.Lost))
            {
                FreeSlot(change);
            }
        }
    }

    public async Task<Finding> Find(ChangeTarget target, Command command, ChangePlan plan, ChangeIntent intent, DateTimeOffset since)
    {
        EnsureRegistered();
        var at = CommandTargetOf(target, intent.Node);
        if (command.Task(at) is not { } trace)
        {
            return await Compare(target, at, command, plan);
        }

        var tasks = await Ask((pve, _) => TasksLike(pve, intent.Node, trace), intent.Node);
        var candidates = tasks.Value.Where(task => IsNew(Upid.Parse(task.Upid), intent)).ToList();
        return candidates.Count switch
        {
            0 => new Finding(null, false, $"no task {string.Join(" or ", trace.Types)} of {intent.User} for {target} was started since {since.UtcDateTime:u}"),
            1 => new Finding(candidates[0].Upid, null, "its task was found"),
            _ => new Finding(null, null, $"several tasks could be its own: {string.Join(", ", candidates.Select(task => task.Upid))}"),
        };
    }

    public Task<RemoteEndpoint> Endpoint(Guid organization)
    {
        EnsureRegistered();
        if (state.State.OrganizationId != organization)
        {
            throw FleetException.NotFound(TenantLabel);
        }

        if (state.State.TokenId is not { } token)
        {
            throw FleetException.Invalid("target_controller_id", $"{state.State.Name} is registered with a password; a guest can be sent there with an API token only.");
        }

        return Task.FromResult(new RemoteEndpoint(state.State.Host, state.State.Port, token, new Secret(state.State.SealedSecret), state.State.TlsFingerprint));
    }

    private async Task<SendOutcome> SendNow(Guid change, Guid attempt, ChangeTarget target, Command command)
    {
        var isSuperseded = false;
        try
        {
            var pve = Connect();
            var complete = await WithEndpoint(command);
            var at = await Located(target, complete);
            var request = at.RequestOf(complete);
            var before = complete.Task(at) is { } trace ? await Before(pve, at, trace) : new TasksBefore([], null);
            var intent = new ChangeIntent(attempt, at.Node, $"{request.Method} {request.Path}", TaskUser(), before.Known, before.Newest);
            writtenAt[$"{at.Vmid}/{at.Node}"] = time.GetUtcNow();

            // A request that had to wait for the limiter goes on outside of the grain; grains are called from inside.
            var inside = TaskScheduler.Current;
            var permit = new WritePermit(Once(cancellation => Task.Factory.StartNew(() => Confirm(change, intent, () => isSuperseded = true, cancellation), cancellation, TaskCreationOptions.None, inside).Unwrap()));
            var response = await pve.Send(request, permit);
            return response.Task is { } task
                ? new SendOutcome { Result = SendResult.Started, Upid = task.ToString() }
                : Done(response);
        }
        catch (PveException refused) when (isSuperseded)
        {
            return new SendOutcome { Result = SendResult.Superseded, Reason = refused.Reason };
        }
        catch (PveException failure)
        {
            return SendOutcomes.Of(failure);
        }
        catch (FleetException full) when (full.Failure == Failure.Throttled || full.Code == Reconnecting)
        {
            return new SendOutcome { Result = SendResult.Busy, Reason = full.Message };
        }
        catch (ObjectDisposedException)
        {
            return new SendOutcome { Result = SendResult.Lost, Reason = "the connection was replaced meanwhile" };
        }
    }

    private SendOutcome Done(PveResponse response)
    {
        // What was read before is not how it is now.
        live.Clear();
        SyncSoon();
        return new SendOutcome { Result = SendResult.Done, Response = ClusterJson.From(response.Redacted()) };
    }

    private async Task Confirm(Guid change, ChangeIntent intent, Action superseded, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        try
        {
            await GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(change)).Claim(intent).WaitAsync(cancellation);
        }
        catch (FleetException refused) when (!refused.IsOfSilos)
        {
            superseded();
            throw new PveException(PveFailure.InvalidRequest, refused.Message) { NeverSent = true };
        }

        SendOutcomes.EnsureFresh(time.GetElapsedTime(asked));
    }

    // A write goes on to the next endpoint where the first was not reached: the change is asked once for all of them.
    private static Func<CancellationToken, Task> Once(Func<CancellationToken, Task> ask)
    {
        Task? asked = null;
        return cancellation => asked ??= ask(cancellation);
    }

    /// <summary>A guest is changed where it runs now.</summary>
    private async Task<CommandTarget> Located(ChangeTarget target, Command command)
    {
        if (target is { Vmid: { } vmid, VmType: { } type } && command is not IPlacesGuest)
        {
            var node = await Locate(type, vmid) ?? throw NoSuchGuest(type, vmid);
            return CommandTargetOf(target, node);
        }

        return CommandTargetOf(target, target.Node);
    }

    private static CommandTarget CommandTargetOf(ChangeTarget target, string? node) => new(node, target.VmType, target.Vmid);

    private async Task<Command> WithEndpoint(Command command)
    {
        if (command is not IRemoteMigration { TargetControllerId: { } other } migration)
        {
            return command;
        }

        var endpoint = await GrainFactory.GetGrain<IControllerGrain>(GrainKeys.Controller(other)).AsReference<IControllerWrites>().Endpoint(state.State.OrganizationId);
        return migration.To(endpoint with { Token = connections.OpenToken(other, endpoint) });
    }

    private static bool IsNew(Upid task, ChangeIntent intent) =>
        task.User == intent.User && !intent.Known.Contains(task.ToString()) && (intent.Newest is not { } newest || task.StartedAt >= newest);

    /// <summary>
    /// The tasks that are there before a change. Changes of several guests share one look at their node, as long as none of them was written
    /// to since.
    /// </summary>
    private async Task<TasksBefore> Before(PveClient pve, CommandTarget at, TaskTrace trace)
    {
        if (at.Node is not { } node)
        {
            return new TasksBefore([.. (await TasksLike(pve, null, trace)).Select(task => task.Upid)], null);
        }

        var written = writtenAt.TryGetValue($"{at.Vmid}/{node}", out var last) ? last : DateTimeOffset.MinValue;
        var seen = (await Newest()).Value;
        if (seen.Asked <= written)
        {
            live.Forget($"{node}/tasks/before");
            seen = (await Newest()).Value;
        }

        var upids = seen.Tasks.Select(task => Upid.TryParse(task.Upid, out var upid) ? upid : null).OfType<Upid>().ToList();
        return new TasksBefore(
            [.. upids.Where(task => trace.Matches(task.Type, task.Id)).Select(task => task.ToString())],
            upids.Count == 0 ? null : upids.Max(task => task.StartedAt));

        Task<Live<(DateTimeOffset Asked, ImmutableArray<PveTask> Tasks)>> Newest() => Live(
            $"{node}/tasks/before",
            async (cluster, cancellation) =>
            {
                var asked = time.GetUtcNow();
                return (asked, (await cluster.GetNodeTasks(node, new PveTaskFilter { Limit = LookedAt }, cancellation: cancellation)).Tasks);
            },
            node);
    }

    /// <summary>Tasks of a node, or of the cluster, that look like the command's.</summary>
    private static async Task<ImmutableArray<PveTask>> TasksLike(PveClient pve, string? node, TaskTrace trace)
    {
        IEnumerable<PveTask> tasks = node is null
            ? await pve.GetClusterTasks()
            : (await pve.GetNodeTasks(node, new PveTaskFilter
            {
                Limit = LookedAt,
                Vmid = int.TryParse(trace.Id, CultureInfo.InvariantCulture, out var vmid) ? vmid : null,
                Type = trace.Types is [var only] ? only : null,
            })).Tasks;
        return [.. tasks.Where(task => Upid.TryParse(task.Upid, out var upid) && trace.Matches(upid.Type, upid.Id))];
    }

    /// <summary>How the cluster names us in its tasks.</summary>
    private string TaskUser() => state.State.TokenId ?? (state.State.Username is { } name && name.Contains('@') ? name : $"{state.State.Username}@{state.State.Realm ?? "pam"}");

    /// <param name="Newest">When the newest task of the node had begun, by its clock.</param>
    private sealed record TasksBefore(ImmutableArray<string> Known, DateTimeOffset? Newest);
}
