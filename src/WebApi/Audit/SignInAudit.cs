using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Records who signs in. Whose log that is, the name says: that of a name which nobody has is the system's.</summary>
internal sealed class SignInAudit(IGrainFactory grains, TimeProvider time, AuditRefusals refusals)
{
    private const string Login = "auth.login";
    private const string ByProvider = "by OpenID Connect";

    /// <summary>Ends the session again when it can't be recorded.</summary>
    public async Task Opened(Session session, string? address)
    {
        var caller = session.User.Caller with { Address = address };
        await EndUnlessRecorded(session, () => grains.RecordAudit(caller.OrganizationId, AuditEntry.Of(caller, time.GetUtcNow(), Login, AuditResult.Succeeded)));
    }

    /// <summary>As <see cref="Opened"/>, with what the provider's word changed.</summary>
    public async Task OpenedExternally(ExternalSession opened, string? address)
    {
        var caller = opened.Session.User.Caller with { Address = address };
        var entry = AuditEntry.Of(caller, time.GetUtcNow(), Login, AuditResult.Succeeded) with { Detail = ByProvider };
        List<AuditEntry> entries = [entry];
        var target = $"user {caller.Username} ({caller.UserId})";
        if (opened.IsNewUser)
        {
            entries.Add(entry with { Id = Guid.NewGuid(), Action = "user.create", Target = target, Detail = $"role {caller.Role.Name()}, {ByProvider}" });
        }
        else if (opened.FormerRole is { } former)
        {
            entries.Add(entry with { Id = Guid.NewGuid(), Action = "user.role_changed", Target = target, Detail = $"{former.Name()} → {caller.Role.Name()}, {ByProvider}" });
        }

        await EndUnlessRecorded(opened.Session, () => grains.RecordAudit(caller.OrganizationId, [.. entries]));
    }

    /// <summary>Whoever it was, the provider's word for them is not written down.</summary>
    public async Task RefusedExternally(FleetException failure, string? address)
    {
        var outcome = new AuditOutcome(failure.Failure == Failure.Throttled ? AuditResult.Denied : AuditResult.Failed, $"{failure.Code}, {ByProvider}");
        if (refusals.Admit($"{address} {Login}", out outcome, outcome))
        {
            await Record(null, Login, outcome, address);
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

    private async Task EndUnlessRecorded(Session session, Func<Task> record)
    {
        try
        {
            await record();
        }
        catch
        {
            await grains.GetGrain<IUserGrain>(GrainKeys.User(session.User.Caller.UserId)).SignOut(session.Id);
            throw;
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
