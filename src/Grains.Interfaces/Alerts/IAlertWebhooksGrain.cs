using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The webhooks of one organization. Key: <see cref="GrainKeys.AlertWebhooks"/>.</summary>
[Alias("alert-webhooks"), Requires(Role.OrgAdmin)]
public interface IAlertWebhooksGrain : IGrainWithStringKey
{
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<AlertWebhook>> List();

    [Alias("add")]
    Task<NewWebhookSecret> Add(WebhookSettings settings);

    [Alias("change")]
    Task<AlertWebhook> Change(Guid webhook, WebhookSettings settings);

    /// <summary>Signs with another secret from now on.</summary>
    [Alias("renew-secret")]
    Task<NewWebhookSecret> RenewSecret(Guid webhook);

    /// <summary>With what waits, and its dead letters.</summary>
    [Alias("remove")]
    Task Remove(Guid webhook);

    /// <summary>Sends something made up, once.</summary>
    [Alias("test"), AlwaysInterleave]
    Task<WebhookAttempt> Test(Guid webhook);

    /// <summary>The newest first; the last hundred.</summary>
    [Alias("deliveries"), AlwaysInterleave]
    Task<ImmutableArray<WebhookRecord>> Deliveries(Guid webhook);

    [Alias("dead-letters"), AlwaysInterleave]
    Task<ImmutableArray<WebhookDelivery>> DeadLetters(Guid webhook);

    [Alias("replay"), AlwaysInterleave]
    Task Replay(Guid webhook, Guid delivery);

    [Alias("discard"), AlwaysInterleave]
    Task Discard(Guid webhook, Guid delivery);
}

/// <summary>Where controllers tell of their alerts. Same grain and key as <see cref="IAlertWebhooksGrain"/>.</summary>
[Alias("alert-inbox"), Internal]
public interface IAlertInbox : IGrainWithStringKey
{
    /// <summary>Returns once every webhook that the events are for has stored them.</summary>
    [Alias("post"), AlwaysInterleave]
    Task Post(ImmutableArray<AlertEvent> events);
}

/// <summary>The queue of one webhook. Key: <see cref="GrainKeys.AlertWebhook"/>.</summary>
[Alias("alert-webhook"), Internal]
public interface IAlertWebhookGrain : IGrainWithStringKey
{
    [Alias("configure"), AlwaysInterleave]
    Task Configure(SealedWebhook webhook);

    /// <summary>Stores the events; those that it had before are dropped.</summary>
    [Alias("accept"), AlwaysInterleave]
    Task Accept(SealedWebhook webhook, ImmutableArray<AlertEvent> events);

    [Alias("deliveries"), AlwaysInterleave]
    Task<ImmutableArray<WebhookRecord>> Deliveries();

    [Alias("dead-letters"), AlwaysInterleave]
    Task<ImmutableArray<WebhookDelivery>> DeadLetters();

    [Alias("replay"), AlwaysInterleave]
    Task Replay(Guid delivery);

    [Alias("discard"), AlwaysInterleave]
    Task Discard(Guid delivery);

    /// <summary>Forgets everything.</summary>
    [Alias("remove"), AlwaysInterleave]
    Task Remove();
}
