using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>Stages what is in the queue, as the connection's author is now.</summary>
internal sealed partial class FabricConnectionGrain
{
    protected override async Task<bool> DeliverNext()
    {
        if (Kept.Queue.FirstOrDefault(delivery => delivery.NextAt <= Now) is not { } due)
        {
            return false;
        }

        await Try(due);
        return true;
    }

    private async Task Try(FabricDelivery delivery)
    {
        var changes = ImmutableArray.CreateBuilder<Guid>();
        FleetException? refusal = null;
        try
        {
            await Stage(delivery, changes);
        }
        catch (FleetException refused)
        {
            refusal = refused;
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            refusal = new FleetException(Failure.Unavailable, "timeout", failure.Message);
        }

        var tried = delivery with { Attempts = delivery.Attempts + 1, Reason = refusal is null ? null : Describe(refusal) };
        await Change(current =>
        {
            var at = current.Queue.IndexOf(delivery);
            if (at < 0)
            {
                return current;
            }

            var without = current with { Queue = current.Queue.RemoveAt(at) };
            return refusal switch
            {
                null => Noted(without, tried, FabricOutcome.Succeeded, null, changes.ToImmutable()),
                { Failure: Failure.Invalid } => Dead(without, tried, changes.ToImmutable()),
                _ when tried.Attempts >= MaxAttempts => Dead(without, tried, changes.ToImmutable()),
                _ => Again(current, at, tried, changes.ToImmutable()),
            };
        });
    }

    private State Again(State current, int at, FabricDelivery tried, ImmutableArray<Guid> changes)
    {
        var later = tried with { NextAt = Now + Backoff.After(tried.Attempts, FirstWait, LongestWait) };
        return Noted(current with { Queue = current.Queue.SetItem(at, later) }, later, FabricOutcome.Waiting, later.Reason, changes);
    }

    private async Task Stage(FabricDelivery delivery, ImmutableArray<Guid>.Builder changes)
    {
        var connection = Kept.Connection!;
        var author = await Author(connection);
        var values = new FabricEventValues(delivery.Event);
        var cause = new FabricCause(Id, delivery.Id, [.. delivery.Event.Chain, Id]);

        // Undone when this method returns, as all that an asynchronous method does to its context.
        CallContext.Caller = author;
        for (var i = 0; i < connection.Wiring.Steps.Length; i++)
        {
            var step = connection.Wiring.Steps[i];
            var operation = FabricCatalogue.Find(step.OperationId);
            if (author.Role < operation.LowestRole)
            {
                throw FleetException.Forbidden($"{operation.Id} needs the role {operation.LowestRole.Name()}; {author.Username} has {author.Role.Name()}.");
            }

            var change = await operations.Stage(operation, values.Render(step.Inputs!), FabricOperations.IdOf($"{delivery.Id:D}/{i}"), $"Connection {connection.Wiring.Name}: {delivery.Event.Kind}", cause);
            changes.Add(change.Id);
        }
    }

    private async Task<Caller> Author(FabricConnection connection)
    {
        var (id, name) = (connection.Author.UserId, connection.Author.Username);
        var author = name.StartsWith(Service.ActorOf(""), StringComparison.Ordinal)
            ? (await GrainFactory.GetGrain<IServiceGrain>(GrainKeys.Service(id)).Find())?.Service.AsCaller()
            : (await GrainFactory.GetGrain<IUserGrain>(GrainKeys.User(id)).Current())?.Caller;
        return author is not null && (author.SeesAllOrganizations || author.OrganizationId == connection.OrganizationId)
            ? author
            : throw FleetException.Forbidden($"{name}, for whom the connection stages its changes, is no longer there or disabled. Save the connection to become its author.");
    }

    private static string Describe(FleetException refusal) => refusal.Errors.IsEmpty
        ? refusal.Message
        : $"{refusal.Message} {string.Join(" ", refusal.Errors.SelectMany(error => error.Value.Select(message => $"{error.Key}: {message}")))}";
}
