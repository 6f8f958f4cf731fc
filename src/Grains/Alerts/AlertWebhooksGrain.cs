using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>Which webhooks there are, and which of them an event is for. Each keeps its own queue, so that none waits for another.</summary>
internal sealed class AlertWebhooksGrain(
    [PersistentState("alert-webhooks")] IPersistentState<AlertWebhooksGrain.State> state,
    WebhookVault vault,
    WebhookSender sender,
    NetworkGuard guard,
    TimeProvider time) : Grain, IAlertWebhooksGrain, IAlertInbox
{
    private const int MaxWebhooks = 50;

    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<ImmutableArray<AlertWebhook>> List()
    {
        Demand();
        return Task.FromResult<ImmutableArray<AlertWebhook>>([.. state.State.Webhooks.Select(one => one.Webhook).OrderBy(webhook => webhook.Settings.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public async Task<NewWebhookSecret> Add(WebhookSettings settings)
    {
        var caller = Demand();
        var checkedSettings = await WebhookRules.Check(settings, guard);
        DemandFreeName(checkedSettings.Name!, except: null);
        if (state.State.Webhooks.Length >= MaxWebhooks)
        {
            throw FleetException.Conflict("too_many_webhooks", $"There are {MaxWebhooks} webhooks. Remove one first.");
        }

        var now = time.GetUtcNow();
        var made = new AlertWebhook
        {
            Id = Guid.NewGuid(),
            OrganizationId = Organization,
            Settings = checkedSettings,
            CreatedAt = now,
            UpdatedAt = now,
            UpdatedBy = new Person(caller.UserId, caller.Username),
        };
        var secret = WebhookVault.New();
        await state.Store(new State { Webhooks = state.State.Webhooks.Add(new SealedWebhook(made, vault.Seal(made.Id, secret))) });
        return new NewWebhookSecret(made, secret);
    }

    public async Task<AlertWebhook> Change(Guid webhook, WebhookSettings settings)
    {
        var caller = Demand();
        var before = Find(webhook);
        var checkedSettings = await WebhookRules.Check(settings, guard);
        DemandFreeName(checkedSettings.Name!, webhook);
        var changed = before.Webhook with { Settings = checkedSettings, UpdatedAt = time.GetUtcNow(), UpdatedBy = new Person(caller.UserId, caller.Username) };
        await Replace(before, before with { Webhook = changed });
        return changed;
    }

    public async Task<NewWebhookSecret> RenewSecret(Guid webhook)
    {
        Demand();
        var before = Find(webhook);
        var secret = WebhookVault.New();
        await Replace(before, before with { SealedSecret = vault.Seal(webhook, secret) });
        return new NewWebhookSecret(before.Webhook, secret);
    }

    public async Task Remove(Guid webhook)
    {
        Demand();
        await state.Store(new State { Webhooks = state.State.Webhooks.Remove(Find(webhook)) });
        await QueueOf(webhook).Remove();
    }

    public Task<WebhookAttempt> Test(Guid webhook)
    {
        Demand();
        var now = time.GetUtcNow();
        var madeUp = new Alert
        {
            Id = Guid.NewGuid(),
            Kind = AlertKind.ControllerUnreachable,
            RuleId = "test",
            Severity = AlertSeverity.Info,
            ControllerId = Guid.Empty,
            ControllerName = "test",
            Object = new AlertObject { Type = AlertObjectType.Controller, Name = "test" },
            Summary = "This is a test. Nothing is wrong.",
            FirstSeen = now,
            LastSeen = now,
            RaisedAt = now,
        };
        return sender.Send(Find(webhook), Guid.NewGuid(), 1, [new AlertEvent(Guid.NewGuid(), AlertEventType.Test, now, madeUp)]);
    }

    public Task<ImmutableArray<WebhookRecord>> Deliveries(Guid webhook) => QueueOfMine(webhook).Deliveries();

    public Task<ImmutableArray<WebhookDelivery>> DeadLetters(Guid webhook) => QueueOfMine(webhook).DeadLetters();

    public Task Replay(Guid webhook, Guid delivery) => QueueOfMine(webhook).Replay(delivery);

    public Task Discard(Guid webhook, Guid delivery) => QueueOfMine(webhook).Discard(delivery);

    public Task Post(ImmutableArray<AlertEvent> events) => Task.WhenAll(state.State.Webhooks
        .Where(one => one.Webhook.Settings.Enabled)
        .Select(one => (Webhook: one, Events: events.Where(told => IsFor(one.Webhook.Settings, told.Alert)).ToImmutableArray()))
        .Where(one => !one.Events.IsEmpty)
        .Select(one => QueueOf(one.Webhook.Webhook.Id).Accept(one.Webhook, one.Events)));

    private static bool IsFor(WebhookSettings settings, Alert alert) =>
        (settings.Kinds.IsEmpty || settings.Kinds.Contains(alert.Kind)) && (settings.Severities.IsEmpty || settings.Severities.Contains(alert.Severity));

    private async Task Replace(SealedWebhook before, SealedWebhook after)
    {
        await state.Store(new State { Webhooks = state.State.Webhooks.Replace(before, after) });
        await QueueOf(after.Webhook.Id).Configure(after);
    }

    private SealedWebhook Find(Guid webhook) => state.State.Webhooks.FirstOrDefault(one => one.Webhook.Id == webhook) ?? throw FleetException.NotFound($"Webhook {webhook}");

    private IAlertWebhookGrain QueueOfMine(Guid webhook)
    {
        Demand();
        return QueueOf(Find(webhook).Webhook.Id);
    }

    private IAlertWebhookGrain QueueOf(Guid webhook) => GrainFactory.GetGrain<IAlertWebhookGrain>(GrainKeys.AlertWebhook(webhook));

    private void DemandFreeName(string name, Guid? except)
    {
        if (state.State.Webhooks.Any(other => other.Webhook.Id != except && other.Webhook.Settings.Name!.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw FleetException.Conflict("name_taken", "Another webhook has this name.");
        }
    }

    private Caller Demand()
    {
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "Webhooks are somebody's: the call says for whom it is.");
        return caller.SeesAllOrganizations || caller.OrganizationId == Organization ? caller : throw FleetException.NotFound($"Organization {Organization}");
    }

    internal sealed record State
    {
        public ImmutableArray<SealedWebhook> Webhooks { get; init; } = [];
    }
}
