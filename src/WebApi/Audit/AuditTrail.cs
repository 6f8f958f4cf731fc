using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hypervisor.WebApi;

/// <summary>
/// The entry of one request: kept as begun before the handler runs, and recorded with its outcome before the answer leaves. Handlers say
/// what only they know.
/// </summary>
internal sealed partial class AuditTrail(IGrainFactory grains, TimeProvider time, AuditRefusals refusals, ILogger<AuditTrail> log)
{
    private readonly List<(string Action, string? Detail)> also = [];
    private AuditedRequest? request;
    private AuditEntry? entry;
    private Guid? organization;
    private string? target;
    private string? detail;
    private Guid? controllerId;
    private bool passed;
    private bool ended;

    /// <summary>What it is done to, where the path doesn't say.</summary>
    public void Target(string what) => target = what;

    /// <summary>For people. Never a secret.</summary>
    public void Detail(string? text) => detail = text;

    /// <summary>
    /// Whose the target is. A super admin's deed in another organization is in both logs: whole in that one's, and without names in their own,
    /// which their organization's administrators read.
    /// </summary>
    public void In(Guid owner) => organization = owner;

    /// <summary>A kind of change to be found by its own word, recorded if the request succeeds.</summary>
    public void Also(string action, string? text = null) => also.Add((action, text));

    public void About(Controller controller)
    {
        In(controller.OrganizationId);
        controllerId = controller.Id;
        Target($"controller {controller.Name} ({controller.Id})");
    }

    internal void Open(AuditedRequest audited) => request = audited;

    /// <summary>Before the handler.</summary>
    /// <exception cref="FleetException">The log can't be written: nothing may be done.</exception>
    internal async Task Begin(RequestIdentity? identity)
    {
        passed = true;
        if (request is { IsRecorded: true } && identity is not null)
        {
            entry = request.Entry(identity.Caller, time.GetUtcNow());
            try
            {
                await grains.BeginAudit(identity.Caller.OrganizationId, entry);
            }
            catch (Exception)
            {
                ended = true;
                throw;
            }
        }
    }

    /// <summary>Before the answer. Never throws: what was begun is recorded as of unknown outcome where this fails.</summary>
    internal async Task End(RequestIdentity? identity, int status, Exception? error)
    {
        if (ended || request is null || identity is null)
        {
            return;
        }

        ended = true;
        var outcome = AuditOutcome.Of(status, error);
        var caller = identity.Caller;
        var isRefusal = outcome.Result == AuditResult.Denied && !(passed && request.ByItself);
        if (entry is null && (!isRefusal || !refusals.Admit($"{caller.UserId:N} {request.Action}", out outcome, outcome)))
        {
            return;
        }

        try
        {
            await Record(caller, (entry ?? request.Entry(caller, time.GetUtcNow())) with { Result = outcome.Result }, outcome.Detail);
        }
        catch (Exception failure)
        {
            LogNotRecorded(request.Action, caller.UserId, failure);
        }
    }

    private async Task Record(Caller caller, AuditEntry done, string? outcome)
    {
        var parts = new[] { entry is null ? request!.Route : null, detail, outcome }.OfType<string>();
        done = done with { ControllerId = controllerId ?? done.ControllerId, Target = target ?? done.Target, Detail = string.Join("; ", parts) is { Length: > 0 } text ? text : null };
        var more = done.Result == AuditResult.Succeeded ? also : [];
        AuditEntry[] entries = [done, .. more.Select(one => done with { Id = Guid.NewGuid(), Action = one.Action, Detail = one.Detail })];
        if (organization is { } owner && owner != caller.OrganizationId && caller.SeesAllOrganizations)
        {
            await grains.RecordAudit(owner, [.. entries]);
            entries = [.. entries.Select(one => one.Elsewhere(owner))];
        }

        await grains.RecordAudit(caller.OrganizationId, [.. entries]);
    }

    [LoggerMessage(LogLevel.Error, "The outcome of {Action} by user {User} could not be recorded")]
    private partial void LogNotRecorded(string action, Guid user, Exception failure);
}
