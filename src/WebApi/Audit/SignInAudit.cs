using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Records who signs in. Whose log that is, the name says: that of a name which nobody has is the system's.</summary>
internal sealed class SignInAudit(IGrainFactory grains, TimeProvider time, AuditRefusals refusals)
{
    private const string Login = "auth.login";

    /// <summary>Ends the session again when it can't be recorded.</summary>
    public async Task Opened(Session session, string? address)
    {
        var caller = session.User.Caller with { Address = address };
        try
        {
            await grains.RecordAudit(caller.OrganizationId, AuditEntry.Of(caller, time.GetUtcNow(), Login, AuditResult.Succeeded));
        }
        catch
        {
            await grains.GetGrain<IUserGrain>(GrainKeys.User(caller.UserId)).SignOut(session.Id);
            throw;
        }
    }

    /// <summary>A name that nobody has is not written down: people type their password there.</summary>
    public async Task Refused(string username, FleetException failure, string? address)
    {
        var outcome = new AuditOutcome(failure.Failure == Failure.Throttled ? AuditResult.Denied : AuditResult.Failed, failure.Code);
        if (refusals.Admit($"{address} {Login}", out outcome, outcome))
        {
            var user = await Find(await grains.GetGrain<ILoginGrain>(GrainKeys.Login(username)).Owner());
            await Record(user, Login, outcome, address);
        }
    }

    public async Task RefreshRefused(SessionTicket? ticket, string? address)
    {
        const string Refresh = "auth.refresh";
        var outcome = new AuditOutcome(AuditResult.Denied, "session_ended");
        if (refusals.Admit($"{address} {Refresh}", out outcome, outcome))
        {
            await Record(await Find(ticket?.User), Refresh, outcome, address);
        }
    }

    // Also asked of nobody, so that a name that nobody has takes as long as another.
    private Task<User?> Find(Guid? user) => grains.GetGrain<IUserGrain>(GrainKeys.User(user ?? Guid.Empty)).Find();

    private Task Record(User? user, string action, AuditOutcome outcome, string? address) => grains.RecordAudit(
        user?.OrganizationId,
        AuditEntry.Of(null, time.GetUtcNow(), action, outcome.Result) with
        {
            Address = address,
            Target = user is null ? "nobody known" : $"user {user.Username}",
            Detail = outcome.Detail,
        });
}
