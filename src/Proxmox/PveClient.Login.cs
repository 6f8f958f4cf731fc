namespace Hypervisor.Proxmox;

public sealed partial class PveClient
{
    /// <summary>Logs in, over whichever endpoint can be reached. For all who wait, so no caller's cancellation ends it.</summary>
    private async Task<PveTicket> Login()
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, disposed.Token);
        var candidates = endpoints.Candidates();
        for (var i = 0; ; i++)
        {
            try
            {
                var ticket = await Login(candidates[i], (PveCredentials.Password)options.Credentials, either.Token);
                LogLoggedIn(logger, options.Host);
                return ticket;
            }
            catch (PveException e) when (e.Failure == PveFailure.Unreachable && i < candidates.Count - 1)
            {
                endpoints.Failed(candidates[i]);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                endpoints.Failed(candidates[i]);
                throw new PveException(PveFailure.Timeout, "There was no answer to the login in time.") { NeverSent = true };
            }
            catch (PveException e)
            {
                throw AsLoginFailure(e);
            }
        }
    }

    private async Task<PveTicket> Login(PveEndpoint endpoint, PveCredentials.Password password, CancellationToken cancellation)
    {
        var request = AccessRequests.Ticket(password.UserId, password.Secret);
        var issued = time.GetTimestamp();
        var login = PveFailures.Read(await transport.Send(endpoint, request, _ => { }, null, cancellation), Cleaner(request, null)).Read<PveLogin>();
        if (login.IsChallenge)
            throw new PveException(PveFailure.Unauthorized, $"{password.UserId} needs a second factor to log in. Use an API token instead.") { NeverSent = true };
        if (!IsHeaderText(login.Ticket) || !IsHeaderText(login.CsrfPreventionToken))
            throw new PveException(PveFailure.MalformedResponse, "The login was answered without a ticket.") { NeverSent = true };
        return new(login.Ticket!, login.CsrfPreventionToken!, issued);
    }

    // What the caller asked for never left, however the login failed.
    private static PveException AsLoginFailure(PveException e) => new(e.Failure, e.Reason)
    {
        Status = e.Status,
        Errors = e.Errors,
        ExpectedFingerprint = e.ExpectedFingerprint,
        SeenFingerprint = e.SeenFingerprint,
        IsTransportError = e.IsTransportError,
        NeverSent = true,
    };

    private static bool IsHeaderText(string? text) => !string.IsNullOrEmpty(text) && text.All(c => c is > ' ' and <= '~');
}
