using System.Net.WebSockets;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Hypervisor.WebApi;

/// <summary>From a request to a relayed console: all that can be refused is refused before the web socket is accepted.</summary>
internal sealed partial class ConsoleDoor(
    IGrainFactory grains, IConsoleDialer dialer, AuditTrail audit, LongRequests lasting, TimeProvider time, ILogger<ConsoleDoor> log)
{
    /// <summary>A viewer who doesn't answer a ping within this has gone.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public async Task Connect(HttpContext http, GuestRoute route, ConsoleKind kind, Guid? session)
    {
        var identity = http.Features.GetRequiredFeature<RequestIdentity>();
        var consoles = grains.GetGrain<IConsoles>(GrainKeys.Controller(route.ControllerId));
        var lease = await consoles.Open(route.Type, route.Vmid, kind, session);
        try
        {
            await using var connection = await dialer.Connect(lease, http.RequestAborted);
            var target = $"node {lease.Node}, vm_type {route.VmType}, vmid {route.Vmid}";
            audit.In(lease.OrganizationId);
            audit.Target(target);
            audit.Detail(Choice.NameOf(kind));
            var record = new ConsoleAudit(grains, time, identity.Caller, lease.OrganizationId, route.ControllerId, target);
            await Relay(http, identity, kind, connection, record, () => StillHolds(identity, consoles, lease.Id));
        }
        finally
        {
            await Close(consoles, lease.Id);
        }
    }

    private async Task Relay(HttpContext http, RequestIdentity identity, ConsoleKind kind, IConsoleConnection connection, ConsoleAudit record, Func<Task<bool>> stillHolds)
    {
        var start = time.GetTimestamp();
        var end = ConsoleEnd.Viewer;
        ConsoleRelay? relay = null;
        try
        {
            using var viewer = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                SubProtocol = http.WebSockets.WebSocketRequestedProtocols.Contains("binary") ? "binary" : null,
                KeepAliveInterval = KeepAlive,
                KeepAliveTimeout = KeepAlive,
            });
            relay = new ConsoleRelay(viewer, kind, connection, stillHolds, time);
            end = await relay.Run(lasting.Ending);
        }
        finally
        {
            await Record(record.Closed(kind, end, time.GetElapsedTime(start), relay?.BytesToViewer ?? 0, relay?.BytesFromViewer ?? 0), identity);
        }
    }

    /// <summary>Asks as every request does: who the caller is now, and whether they may have this controller's consoles.</summary>
    private async Task<bool> StillHolds(RequestIdentity identity, IConsoles consoles, Guid lease)
    {
        if (await identity.Refresh(grains) is not { Role: >= Role.SiteAdmin } now)
        {
            return false;
        }

        CallContext.Caller = now with { Address = identity.Caller.Address };
        try
        {
            await consoles.Renew(lease);
            return true;
        }
        catch (FleetException refused) when (!refused.IsTransient)
        {
            return false;
        }
    }

    // The console is over, whether this can be kept or not; its beginning was.
    private async Task Record(Task recorded, RequestIdentity identity)
    {
        try
        {
            await recorded;
        }
        catch (Exception failure)
        {
            LogNotRecorded(identity.Caller.UserId, failure);
        }
    }

    // A place that isn't given back is lost half a minute later.
    private async Task Close(IConsoles consoles, Guid lease)
    {
        try
        {
            await consoles.Close(lease);
        }
        catch (Exception failure)
        {
            LogNotClosed(lease, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The end of a console of user {User} could not be recorded")]
    private partial void LogNotRecorded(Guid user, Exception failure);

    [LoggerMessage(LogLevel.Debug, "The place of console {Lease} could not be given back")]
    private partial void LogNotClosed(Guid lease, Exception failure);
}
