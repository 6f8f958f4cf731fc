using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed partial class AlertRulesGrain(
    [PersistentState("alert-rules")] IPersistentState<AlertRulesGrain.State> state,
    TimeProvider time,
    ILogger<AlertRulesGrain> log) : Grain, IAlertRulesGrain
{
    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private AlertRules Current => new(
        state.State.Rules ?? AlertRules.Default.Rules,
        state.State.Mutes.RemoveRange(state.State.Mutes.Where(mute => mute.Value.Until <= time.GetUtcNow()).Select(mute => mute.Key)));

    public Task<AlertRules> Get()
    {
        Demand();
        return Task.FromResult(Current);
    }

    public Task<AlertRules> Put(ImmutableArray<AlertRule> rules)
    {
        Demand();
        var checkedRules = AlertRuleChecks.Check(rules);
        return Keep(state.State with
        {
            Rules = checkedRules,
            Mutes = Current.Mutes.RemoveRange(Current.Mutes.Keys.Where(id => checkedRules.All(rule => rule.Id != id))),
        });
    }

    public Task<AlertRules> Mute(string rule, MuteAlert mute)
    {
        DemandForAll(rule);
        return Keep(state.State with { Mutes = Current.Mutes.SetItem(rule, AlertRuleChecks.Check(mute, time.GetUtcNow())) });
    }

    public Task<AlertRules> Unmute(string rule)
    {
        DemandForAll(rule);
        return Keep(state.State with { Mutes = Current.Mutes.Remove(rule) });
    }

    private async Task<AlertRules> Keep(State next)
    {
        await state.Store(next);
        var rules = Current;
        var controllers = await GrainFactory.GetGrain<IDirectoryGrain>(GrainKeys.Directory(Organization)).Controllers();
        await Task.WhenAll(controllers.Select(async entry =>
        {
            try
            {
                await GrainFactory.GetGrain<IAlertRulesFollower>(GrainKeys.Controller(entry.ControllerId)).FollowRules(rules);
            }
            catch (Exception failure)
            {
                // It reads them again within minutes.
                LogNotTold(entry.ControllerId, failure);
            }
        }));
        return rules;
    }

    private void DemandForAll(string rule)
    {
        Demand();
        if (CallContext.Caller is { IsLimitedToSites: true })
        {
            throw FleetException.Forbidden("A rule is for all sites, and you see some only. Mute its alerts one by one.");
        }

        if (Current.Rules.All(one => one.Id != rule))
        {
            throw FleetException.NotFound($"Rule {rule}");
        }
    }

    private void Demand()
    {
        if (CallContext.Caller is { SeesAllOrganizations: false } caller && caller.OrganizationId != Organization)
        {
            throw FleetException.NotFound($"Organization {Organization}");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} was not told of the new alert rules; it reads them again within minutes")]
    private partial void LogNotTold(Guid controller, Exception failure);

    internal sealed record State
    {
        /// <summary>Null: as they are by default.</summary>
        public ImmutableArray<AlertRule>? Rules { get; init; }

        public ImmutableDictionary<string, AlertMute> Mutes { get; init; } = ImmutableDictionary<string, AlertMute>.Empty;
    }
}
