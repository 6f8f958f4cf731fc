using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>When alerts begin and end.</summary>
internal static class AlertRulesApi
{
    public static void MapAlertRules(this IEndpointRouteBuilder hypervisor)
    {
        var reads = hypervisor.MapGroup("/alerts/rules").WithTags("Alerts").RequireRole(Role.Viewer);
        reads.MapGet("/", async (Caller caller, IGrainFactory grains) => Answer(await Rules(grains, caller).Get())).WithSummary("The rules, with the mutes that hold now");

        hypervisor.MapGroup("/alerts/rules").WithTags("Alerts").RequireRole(Role.OrgAdmin)
            .MapPut("/", async (Body<NewAlertRules> body, Caller caller, IGrainFactory grains, AuditTrail audit) =>
            {
                var rules = await Rules(grains, caller).Put(body.Value.Rules);
                audit.Detail(JsonSerializer.Serialize(rules.Rules, HypervisorJson.Options));
                return Answer(rules);
            })
            .Audited("alert_rules.update")
            .WithSummary("Replace all rules")
            .WithDescription("The first rule of a kind that covers an object is the one that counts for it; one that is disabled takes what it covers out. What no rule covers any more is over.");

        var mutes = hypervisor.MapGroup("/alerts/rules/{rule_id}/mute").WithTags("Alerts").RequireRole(Role.Operator);
        mutes.MapPost("/", async ([FromRoute(Name = "rule_id")] string rule, Body<MuteAlert> body, Caller caller, IGrainFactory grains, AuditTrail audit) =>
        {
            audit.Detail($"until {body.Value.Until:O}{(string.IsNullOrWhiteSpace(body.Value.Reason) ? "" : $"; {body.Value.Reason}")}");
            return Answer(await Rules(grains, caller).Mute(rule, body.Value));
        }).Audited("alert_rule.mute").WithSummary("Tell nobody of what the rule raises until then; not for who is limited to sites");
        mutes.MapDelete("/", async ([FromRoute(Name = "rule_id")] string rule, Caller caller, IGrainFactory grains) =>
            Answer(await Rules(grains, caller).Unmute(rule))).Audited("alert_rule.unmute").WithSummary("Tell of what the rule raises again");
    }

    private static Ok<AlertRulesView> Answer(AlertRules rules) => TypedResults.Ok(new AlertRulesView(rules.Rules, rules.Mutes, AlertRules.Default.Rules));

    private static IAlertRulesGrain Rules(IGrainFactory grains, Caller caller) => grains.GetGrain<IAlertRulesGrain>(GrainKeys.AlertRules(caller.OrganizationId));
}

/// <param name="Rules">At most 50.</param>
internal sealed record NewAlertRules(ImmutableArray<AlertRule> Rules);

/// <param name="Mutes">By the rule's id.</param>
/// <param name="Defaults">What holds where nobody said otherwise.</param>
internal sealed record AlertRulesView(ImmutableArray<AlertRule> Rules, ImmutableDictionary<string, AlertMute> Mutes, ImmutableArray<AlertRule> Defaults);
