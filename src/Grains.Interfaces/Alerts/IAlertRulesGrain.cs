using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The alert rules of one organization. Key: <see cref="GrainKeys.AlertRules"/>.</summary>
[Alias("alert-rules"), Requires(Role.Viewer)]
public interface IAlertRulesGrain : IGrainWithStringKey
{
    /// <summary>With the mutes that hold now.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<AlertRules> Get();

    /// <summary>Replaces all rules, and tells every controller of the organization.</summary>
    [Alias("put"), Requires(Role.OrgAdmin)]
    Task<AlertRules> Put(ImmutableArray<AlertRule> rules);

    /// <summary>Tells nobody of what the rule raises until then. Not for who is limited to sites: a rule is for all.</summary>
    [Alias("mute"), Requires(Role.Operator)]
    Task<AlertRules> Mute(string rule, MuteAlert mute);

    [Alias("unmute"), Requires(Role.Operator)]
    Task<AlertRules> Unmute(string rule);
}
