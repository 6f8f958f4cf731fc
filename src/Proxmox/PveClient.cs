using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Proxmox;

/// <summary>
/// Talks to one cluster. Made to live long and to be shared: connections, login, limits and breaker are per client. Calls throw
/// <see cref="PveException"/>, when the caller gives up <see cref="OperationCanceledException"/>, and after disposal
/// <see cref="ObjectDisposedException"/>; nothing else.
/// </summary>
public sealed partial class PveClient : IAsyncDisposable
{
    private readonly PveClientOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly PveTransport transport;
    private readonly PvePipeline pipeline;
    private readonly EndpointList endpoints;
    private readonly TicketCache? tickets;
    private readonly CancellationTokenSource disposed = new();

    /// <exception cref="ArgumentException">With every error of the options at once.</exception>
    public PveClient(PveClientOptions options, NetworkGuard guard, TimeProvider time, ILogger<PveClient> logger)
    {
        options.Validate();
        this.options = options;
        this.time = time;
        this.logger = logger;
        transport = new(options, guard, time);
        pipeline = new(options, time, BreakerChanged);
        endpoints = new(options.Registered, options.UseSsl && options.Tls == TlsMode.Fingerprint, options.FailbackAfter, time);
        tickets = options.Credentials is PveCredentials.Password ? new(Login, time) : null;
    }

    /// <summary>The node that calls go to at the moment.</summary>
    public PveEndpoint CurrentEndpoint => endpoints.Current;

    /// <summary>Whether calls are refused because too many failed in a row.</summary>
    public bool IsOpen => pipeline.Breaker.IsOpen;

    /// <summary>How long they are; zero where the next call may try, null where the breaker is closed.</summary>
    public TimeSpan? RetryAfter => pipeline.Breaker.RetryAfter;

    /// <summary>Other nodes of the cluster, to be asked while the registered one doesn't answer. Where fingerprints are pinned, those without one are left out.</summary>
    public void UseEndpoints(IReadOnlyList<PveEndpoint> others) =>
        endpoints.Use(others.Where(endpoint => HostName.Problem(endpoint.Host) is null && endpoint.Port is > 0 and <= 65535));

    /// <summary>Reads what stands under <c>data</c>.</summary>
    public async Task<T> Get<T>(PveRequest request, CancellationToken cancellation = default)
    {
        var response = await GetRaw(request, cancellation);
        try
        {
            return response.Read<T>();
        }
        catch (PveException)
        {
            transport.ForgetConnections();
            throw;
        }
    }

    public Task<PveResponse> GetRaw(PveRequest request, CancellationToken cancellation = default) =>
        request.IsRead ? Run(request, null, cancellation) : throw PveRequest.Invalid("Only a GET can be read.");

    /// <summary>
    /// Takes in the items of a long list one by one as they arrive; memory holds what <paramref name="add"/> keeps, and one item. All rules
    /// of other reads hold; where an answer breaks off and is asked for again, <paramref name="begin"/> makes a new state for it.
    /// </summary>
    public async Task<TState> Fold<T, TState>(PveRequest request, Func<TState> begin, Action<TState, T> add, CancellationToken cancellation = default)
        where TState : class =>
        (TState)(await GetRaw(request.Reading(new PveFold<T, TState>(begin, add)), cancellation)).Folded!;

    /// <summary>Makes a change. It is sent at most once, and never repeated by us.</summary>
    public Task<PveResponse> Send(PveRequest write, WritePermit permit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return write.IsRead ? throw PveRequest.Invalid("A GET changes nothing.") : Run(write, permit, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        if (!disposed.IsCancellationRequested)
        {
            disposed.Cancel();
            if (IsOpen)
                PveTelemetry.BreakerChanged(isOpen: false);
            pipeline.Dispose();
            transport.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    private async Task<PveResponse> Run(PveRequest request, WritePermit? permit, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed.IsCancellationRequested, this);
        using var activity = PveTelemetry.Source.StartActivity($"{request.Method} {request.Template}", ActivityKind.Client);
        activity?.SetTag("server.address", options.Host);
        var start = time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, disposed.Token);
            var response = await pipeline.Run(request, token => Attempt(request, permit, token, gaveUp: cancellation), either.Token);
            outcome = "ok";
            LogDone(logger, request.Method.Method, request.Path, (long)time.GetElapsedTime(start).TotalMilliseconds);
            return response;
        }
        catch (PveException e)
        {
            outcome = e.Failure.ToString();
            if (e.Failure is PveFailure.MalformedResponse or PveFailure.NotProxmox)
                transport.ForgetConnections();
            activity?.SetStatus(ActivityStatusCode.Error, e.Failure.ToString());
            LogFailed(logger, request.Method.Method, request.Path, (long)time.GetElapsedTime(start).TotalMilliseconds, e.Failure, e.Status, e.Message);
            if (e.Failure == PveFailure.FingerprintChanged)
                LogFingerprintChanged(logger, options.Host, e.ExpectedFingerprint, e.SeenFingerprint);
            throw;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && disposed.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(PveClient));
        }
        finally
        {
            PveTelemetry.Record(request, outcome, time.GetElapsedTime(start));
        }
    }

    /// <summary>One attempt, over as many endpoints as it takes to reach one.</summary>
    private async Task<PveResponse> Attempt(PveRequest request, WritePermit? permit, CancellationToken cancellation, CancellationToken gaveUp)
    {
        var candidates = endpoints.Candidates();
        for (var i = 0; ; i++)
        {
            var endpoint = candidates[i];
            try
            {
                var response = await Authorized(endpoint, request, permit, cancellation);
                Worked(endpoint);
                return response;
            }
            catch (PveException e) when (e.Failure == PveFailure.Unreachable || e.IsTransportError)
            {
                endpoints.Failed(endpoint);
                // A write goes on to the next node only where the first one can't have seen it.
                if (i == candidates.Count - 1 || !(request.IsRead || e.NeverSent))
                    throw;
            }
            catch (PveException e) when (e.Status is not null)
            {
                Worked(endpoint);   // it answered, if with an error
                throw;
            }
            catch (OperationCanceledException) when (!gaveUp.IsCancellationRequested)
            {
                endpoints.Failed(endpoint);   // too slow: the next attempt asks another
                throw;
            }
        }
    }

    private async Task<PveResponse> Authorized(PveEndpoint endpoint, PveRequest request, WritePermit? permit, CancellationToken cancellation)
    {
        if (options.Credentials is PveCredentials.ApiToken token)
            return PveFailures.Read(await transport.Send(endpoint, request, message => Authorize(message, token), permit, cancellation), Cleaner(request, null));

        var ticket = await tickets!.Get(cancellation);
        try
        {
            return await WithTicket(endpoint, request, ticket, permit, cancellation);
        }
        catch (PveException e) when (e.Failure == PveFailure.Unauthorized)
        {
            tickets.Drop(ticket);
            if (!request.IsRead)
                throw;
            return await WithTicket(endpoint, request, await tickets.Get(cancellation), permit, cancellation);
        }
    }

    private async Task<PveResponse> WithTicket(PveEndpoint endpoint, PveRequest request, PveTicket ticket, WritePermit? permit, CancellationToken cancellation) =>
        PveFailures.Read(await transport.Send(endpoint, request, message => Authorize(message, ticket, request), permit, cancellation), Cleaner(request, ticket));

    private static void Authorize(HttpRequestMessage message, PveCredentials.ApiToken token) => Add(message, TokenHeader(token));

    private static void Authorize(HttpRequestMessage message, PveTicket ticket, PveRequest request)
    {
        Add(message, TicketHeader(ticket));
        if (!request.IsRead)
            message.Headers.TryAddWithoutValidation("CSRFPreventionToken", ticket.CsrfToken);
    }

    private static (string Name, string Value) TokenHeader(PveCredentials.ApiToken token) => ("Authorization", $"PVEAPIToken={token.TokenId}={token.Secret}");

    private static (string Name, string Value) TicketHeader(PveTicket ticket) => ("Cookie", $"PVEAuthCookie={Uri.EscapeDataString(ticket.Ticket)}");

    private static void Add(HttpRequestMessage message, (string Name, string Value) header) =>
        message.Headers.TryAddWithoutValidation(header.Name, header.Value);

    private Func<string, string> Cleaner(PveRequest request, PveTicket? ticket) =>
        new SecretScrubber([options.Credentials.Hidden, ticket?.Ticket, ticket?.CsrfToken, .. request.Secrets()]).Clean;

    private void Worked(PveEndpoint endpoint)
    {
        if (endpoints.Worked(endpoint))
            LogMoved(logger, options.Host, endpoint.ToString());
    }

    private void BreakerChanged(bool isOpen)
    {
        PveTelemetry.BreakerChanged(isOpen);
        if (isOpen)
            LogBreakerOpened(logger, options.Host, options.BreakerDuration);
        else
            LogBreakerClosed(logger, options.Host);
    }
}
