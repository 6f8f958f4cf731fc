using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Which connections there are, and which of them an event is for. Each keeps its own queue.</summary>
internal sealed partial class FabricGrain
{
    private const int MaxConnections = 100;
    private const int MaxChain = 4;

    public Task<ImmutableArray<FabricConnection>> Connections()
    {
        Demand();
        return Task.FromResult(state.State.Connections);
    }

    public async Task<FabricConnection> AddConnection(FabricWiring wiring)
    {
        var caller = Demand();
        var checkedWiring = FabricRules.Check(wiring, caller);
        DemandFreeName(checkedWiring.Name!, except: null);
        if (state.State.Connections.Length >= MaxConnections)
        {
            throw FleetException.Conflict("too_many_connections", $"There are {MaxConnections} connections. Remove one first.");
        }

        var now = time.GetUtcNow();
        var made = new FabricConnection
        {
            Id = Guid.NewGuid(),
            OrganizationId = Organization,
            Wiring = checkedWiring,
            Author = new Person(caller.UserId, caller.Username),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await state.Store(new State { Connections = state.State.Connections.Add(made) });
        await Record(caller, "connection.create", made);
        return made;
    }

    public async Task<FabricConnection> ChangeConnection(Guid connection, FabricWiring wiring)
    {
        var caller = Demand();
        var before = Find(connection);
        var checkedWiring = FabricRules.Check(wiring, caller);
        DemandFreeName(checkedWiring.Name!, connection);
        var changed = before with { Wiring = checkedWiring, Author = new Person(caller.UserId, caller.Username), UpdatedAt = time.GetUtcNow() };
        await state.Store(new State { Connections = state.State.Connections.Replace(before, changed) });
        await QueueOf(connection).Configure(changed);
        await Record(caller, "connection.update", changed);
        return changed;
    }

    public async Task RemoveConnection(Guid connection)
    {
        var caller = Demand();
        var before = Find(connection);
        await state.Store(new State { Connections = state.State.Connections.Remove(before) });
        await QueueOf(connection).Remove();
        await Record(caller, "connection.delete", before);
    }

    public Task<FabricTest> TestConnection(Guid connection, FabricTold told)
    {
        Demand();
        var wiring = Find(connection).Wiring;
        new FieldErrors()
            .Require(told.Event is { Length: <= 128 } && (FabricEvents.Knows(told.Event) || told.Event.StartsWith(FabricEvents.Ingest, StringComparison.Ordinal)), "event", "A kind of event of the catalogue, or ingest. with a name.")
            .ThrowIfAny();
        var madeUp = new FabricEvent { Id = Guid.NewGuid(), Kind = told.Event!, At = time.GetUtcNow(), Payload = FabricRules.Payload(told.Payload) };
        var values = new FabricEventValues(madeUp);
        var matches = FabricEvents.Matches(wiring.SourceEvent!, madeUp.Kind);
        ImmutableArray<FabricConditionTest> conditions = [.. wiring.Conditions.Select(condition => new FabricConditionTest(condition.Field!, condition.Op!, values.Holds(condition)))];
        ImmutableArray<FabricStepTest> steps = [.. wiring.Steps.Select(step => Try(step, values))];
        return Task.FromResult(new FabricTest(
            wiring.Enabled && matches && conditions.All(condition => condition.Holds) && steps.All(step => step.Errors.IsEmpty), matches, conditions, steps));
    }

    public Task<ImmutableArray<FabricRun>> Runs(Guid connection) => QueueOfMine(connection).Runs();

    public Task<ImmutableArray<FabricDelivery>> DeadLetters(Guid connection) => QueueOfMine(connection).DeadLetters();

    public async Task Replay(Guid connection, Guid delivery)
    {
        await QueueOfMine(connection).Replay(delivery);
        await Record(Demand(), "connection.replay", Find(connection), $"delivery {delivery:D}");
    }

    public async Task Discard(Guid connection, Guid delivery)
    {
        await QueueOfMine(connection).Discard(delivery);
        await Record(Demand(), "connection.discard", Find(connection), $"delivery {delivery:D}");
    }

    public async Task<Guid> Ingest(FabricTold told, string? idempotencyKey)
    {
        var caller = Demand();
        new FieldErrors()
            .Require(FabricEvents.IsIngestName(told.Event), "event", "An event is named by lower-case letters, digits and _, with dots between its parts: firewall.rule.applied.")
            .Require(idempotencyKey is not { } key || (key.Length is >= 1 and <= 255 && key.All(c => c is >= ' ' and <= '~')), "Idempotency-Key", "An idempotency key has 1 to 255 printable ASCII characters.")
            .ThrowIfAny();
        var id = idempotencyKey is { } given ? FabricOperations.IdOf($"{Organization:D}/{caller.UserId:D}/ingest/{given}") : Guid.NewGuid();
        await Post([new FabricEvent { Id = id, Kind = FabricEvents.Ingest + told.Event, At = time.GetUtcNow(), Payload = FabricRules.Payload(told.Payload) }]);
        return id;
    }

    public async Task<int> Post(ImmutableArray<FabricEvent> events)
    {
        var enabled = state.State.Connections.Where(connection => connection.Wiring.Enabled).ToArray();
        var heard = new HashSet<Guid>();
        foreach (var told in events.Where(told => enabled.Any(connection => FabricEvents.Matches(connection.Wiring.SourceEvent!, told.Kind))))
        {
            var values = new FabricEventValues(told);
            var takers = enabled.Where(connection => FabricEvents.Matches(connection.Wiring.SourceEvent!, told.Kind)).ToArray();
            heard.UnionWith(takers.Select(connection => connection.Id));
            await Task.WhenAll(takers.Where(connection => connection.Wiring.Conditions.All(values.Holds)).Select(connection => QueueOf(connection.Id).Accept(connection, told)));
        }

        return heard.Count;
    }

    /// <summary>Whether going on would be a loop: the connection is in its own chain, or the chain is too long.</summary>
    internal static bool IsLoop(Guid connection, FabricEvent told) => told.Chain.Contains(connection) || told.Chain.Length >= MaxChain;

    private static FabricStepTest Try(FabricStep step, FabricEventValues values)
    {
        ClusterJson? rendered = null;
        try
        {
            var inputs = values.Render(step.Inputs!);
            rendered = new ClusterJson(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(inputs));
            FabricOperations.Change(FabricCatalogue.Find(step.OperationId), inputs);
            return new FabricStepTest(step.OperationId!, rendered, []);
        }
        catch (FleetException refused)
        {
            return new FabricStepTest(step.OperationId!, rendered, [.. refused.Errors.IsEmpty ? [refused.Message] : refused.Errors.SelectMany(error => error.Value.Select(message => $"{error.Key}: {message}"))]);
        }
    }

    private FabricConnection Find(Guid connection) => state.State.Connections.FirstOrDefault(one => one.Id == connection) ?? throw FleetException.NotFound($"Connection {connection}");

    private IFabricConnectionGrain QueueOfMine(Guid connection)
    {
        Demand();
        return QueueOf(Find(connection).Id);
    }

    private IFabricConnectionGrain QueueOf(Guid connection) => GrainFactory.GetGrain<IFabricConnectionGrain>(GrainKeys.FabricConnection(connection));

    private void DemandFreeName(string name, Guid? except)
    {
        if (state.State.Connections.Any(other => other.Id != except && other.Wiring.Name!.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw FleetException.Conflict("name_taken", "Another connection has this name.");
        }
    }

    private Task Record(Caller caller, string action, FabricConnection connection, string? detail = null) => GrainFactory.RecordAudit(Organization, AuditEntry.Of(caller, time.GetUtcNow(), action, AuditResult.Succeeded) with
    {
        Target = $"connection {connection.Wiring.Name} ({connection.Id})",
        Detail = detail ?? $"{connection.Wiring.SourceEvent} → {string.Join(", ", connection.Wiring.Steps.Select(step => step.OperationId))}{(connection.Wiring.Enabled ? "" : "; disabled")}",
    });

    internal sealed record State
    {
        public ImmutableArray<FabricConnection> Connections { get; init; } = [];
    }
}
