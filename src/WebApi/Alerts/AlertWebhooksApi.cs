using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Who is told of alerts. An address may hold a secret of its own, so only those who may change it see it.</summary>
internal static class AlertWebhooksApi
{
    public static void MapAlertWebhooks(this IEndpointRouteBuilder hypervisor)
    {
        var webhooks = hypervisor.MapGroup("/alerts/webhooks").WithTags("Alerts").RequireRole(Role.OrgAdmin);
        webhooks.MapGet("/", async (Caller caller, IGrainFactory grains) => TypedResults.Ok((await Webhooks(grains, caller).List()).Select(WebhookView.Of)))
            .Produces<ImmutableArray<WebhookView>>().WithSummary("Webhooks, by name");
        webhooks.MapPost("/", async (Body<WebhookSettings> body, Caller caller, IGrainFactory grains, AuditTrail audit) =>
        {
            var made = await Webhooks(grains, caller).Add(body.Value);
            About(audit, made.Webhook);
            return TypedResults.Created((string?)null, new MadeWebhook(WebhookView.Of(made.Webhook), made.Secret.Reveal));
        }).Audited("webhook.create").Produces<MadeWebhook>(StatusCodes.Status201Created).WithSummary("Make a webhook; the secret that it signs with is shown this once");

        var one = webhooks.MapGroup("/{webhook_id:guid}");
        one.MapPut("/", async ([FromRoute(Name = "webhook_id")] Guid id, Body<WebhookSettings> body, Caller caller, IGrainFactory grains, AuditTrail audit) =>
        {
            var changed = await Webhooks(grains, caller).Change(id, body.Value);
            About(audit, changed);
            return TypedResults.Ok(WebhookView.Of(changed));
        }).Audited("webhook.update").WithSummary("Change a webhook, as a whole");
        one.MapDelete("/", async ([FromRoute(Name = "webhook_id")] Guid id, Caller caller, IGrainFactory grains) =>
        {
            await Webhooks(grains, caller).Remove(id);
            return TypedResults.NoContent();
        }).Audited("webhook.delete").WithSummary("Remove a webhook with what waits and its dead letters");
        one.MapPost("/secret", async ([FromRoute(Name = "webhook_id")] Guid id, Caller caller, IGrainFactory grains, AuditTrail audit) =>
        {
            var renewed = await Webhooks(grains, caller).RenewSecret(id);
            About(audit, renewed.Webhook);
            return TypedResults.Ok(new MadeWebhook(WebhookView.Of(renewed.Webhook), renewed.Secret.Reveal));
        }).Audited("webhook.renew_secret").WithSummary("Sign with a new secret from now on; it is shown this once");
        one.MapPost("/test", async ([FromRoute(Name = "webhook_id")] Guid id, Caller caller, IGrainFactory grains) =>
            TypedResults.Ok(await Webhooks(grains, caller).Test(id))).Audited("webhook.test").WithSummary("Send something made up, once, and tell what the address answered");

        one.MapGet("/deliveries", async ([FromRoute(Name = "webhook_id")] Guid id, Caller caller, IGrainFactory grains) => TypedResults.Ok(await Webhooks(grains, caller).Deliveries(id)))
            .WithSummary("What became of the last hundred deliveries, newest first");
        one.MapGet("/dead-letters", async ([FromRoute(Name = "webhook_id")] Guid id, Caller caller, IGrainFactory grains) => TypedResults.Ok(await Webhooks(grains, caller).DeadLetters(id)))
            .WithSummary("Deliveries that were given up");
        one.MapPost("/dead-letters/{delivery_id:guid}/replay", async ([FromRoute(Name = "webhook_id")] Guid id, [FromRoute(Name = "delivery_id")] Guid delivery, Caller caller, IGrainFactory grains) =>
        {
            await Webhooks(grains, caller).Replay(id, delivery);
            return TypedResults.NoContent();
        }).Audited("webhook.replay").WithSummary("Try a dead letter anew");
        one.MapDelete("/dead-letters/{delivery_id:guid}", async ([FromRoute(Name = "webhook_id")] Guid id, [FromRoute(Name = "delivery_id")] Guid delivery, Caller caller, IGrainFactory grains) =>
        {
            await Webhooks(grains, caller).Discard(id, delivery);
            return TypedResults.NoContent();
        }).Audited("webhook.discard").WithSummary("Throw a dead letter away");
    }

    // The address itself is left out: it may hold a secret.
    private static void About(AuditTrail audit, AlertWebhook webhook)
    {
        audit.Target($"webhook {webhook.Settings.Name} ({webhook.Id})");
        audit.Detail($"{new Uri(webhook.Settings.Url!).GetLeftPart(UriPartial.Authority)}{(webhook.Settings.Enabled ? "" : "; disabled")}");
    }

    private static IAlertWebhooksGrain Webhooks(IGrainFactory grains, Caller caller) => grains.GetGrain<IAlertWebhooksGrain>(GrainKeys.AlertWebhooks(caller.OrganizationId));
}

/// <param name="Secret">What deliveries are signed with; shown this once.</param>
internal sealed record MadeWebhook(WebhookView Webhook, string Secret);

internal sealed record WebhookView(
    Guid Id, string Name, string Url, string? TlsFingerprint, bool Enabled, ImmutableArray<AlertKind> Kinds, ImmutableArray<AlertSeverity> Severities, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, Person UpdatedBy)
{
    public static WebhookView Of(AlertWebhook webhook)
    {
        var settings = webhook.Settings;
        return new WebhookView(
            webhook.Id, settings.Name!, settings.Url!, settings.TlsFingerprint, settings.Enabled, settings.Kinds, settings.Severities, webhook.CreatedAt, webhook.UpdatedAt, webhook.UpdatedBy);
    }
}
