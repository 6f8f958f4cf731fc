using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Screens and terminals of guests, relayed: no browser talks to a cluster, and none is told a ticket.</summary>
internal static class ConsolesApi
{
    public static void MapConsoles(this IEndpointRouteBuilder cluster)
    {
        var consoles = cluster.MapGroup("/nodes/{node}/{vm_type}/{vmid}/console").WithTags("Consoles").RequireRole(Role.SiteAdmin);

        consoles.MapPost("", Open).Audited("console.reserve")
            .WithSummary("Whether a guest has a console to connect to, and where")
            .WithDescription("Says what a failed web socket can't tell a page. The session is for one connection within half a minute, and only for who asked.");

        consoles.MapGet("/ws", Connect).Audited("console.open")
            .Produces(StatusCodes.Status101SwitchingProtocols)
            .WithSummary("The console itself, as web socket")
            .WithDescription(
                "vnc is RFB 3.8 without a password; term what Proxmox VE's terminal speaks after its sign-in: 0:LENGTH:TEXT to type, 1:COLUMNS:ROWS: to resize, 2 as a sign of life; its output is bytes as they are. "
                + "Binary messages; subprotocol binary or none. By cookie only from this server's own pages. "
                + "Closed with 1000 when the console or its viewer ended, 1001 when the server stops, 1002 for another protocol, 1008 when session, role or grant ended, 1011 when the connection to the cluster broke, "
                + "4001 after an hour without anything from the viewer, 4002 after twelve hours.");

        // HTTP/2 has another method for it.
        consoles.MapMethods("/ws", ["CONNECT"], Connect).Audited("console.open").WithMetadata(SessionCookies.Exempt).ExcludeFromDescription();
    }

    private static async Task<Ok<ConsoleOpened>> Open(
        [AsParameters] GuestRoute route, HttpContext http, IGrainFactory grains, AuditTrail audit, [FromQuery(Name = "console_type")] string consoleType = "vnc")
    {
        var type = Choice.Parse<ConsoleType>(consoleType);
        new FieldErrors()
            .Require(type is not null, "console_type", $"The type of a console is one of {Choice.Names<ConsoleType>()}.")
            .Require(type != ConsoleType.Spice, "console_type", "SPICE needs a direct connection of the viewer to the cluster, which is not relayed. Open it as vnc or term.")
            .ThrowIfAny();
        var session = await Consoles(route.Checked(), grains).Reserve(route.Type, route.Vmid, type == ConsoleType.Term ? ConsoleKind.Term : ConsoleKind.Vnc);
        audit.In(session.OrganizationId);
        audit.Detail(consoleType);
        http.Response.Headers.CacheControl = "private, no-store";
        var path = $"{http.Request.PathBase}/api/v1/hypervisor/controllers/{route.ControllerId}/nodes/{session.Node}/{route.VmType}/{route.Vmid}/console/ws";
        return TypedResults.Ok(new ConsoleOpened(type!.Value, $"{path}?type={consoleType}&session={session.Id}", session.ExpiresAt));
    }

    private static async Task Connect([AsParameters] GuestRoute route, HttpContext http, ConsoleDoor door, string type = "vnc", Guid? session = null)
    {
        var kind = Choice.Parse<ConsoleKind>(type);
        new FieldErrors().Require(kind is not null, "type", $"The type is one of {Choice.Names<ConsoleKind>()}.").ThrowIfAny();
        if (!http.WebSockets.IsWebSocketRequest)
        {
            throw new FleetException(Failure.Invalid, "websocket_needed", "A console is a web socket: connect to it with ws: or wss:.");
        }

        WebSocketOrigin.Check(http, http.Features.GetRequiredFeature<RequestIdentity>());
        await door.Connect(http, route.Checked(), kind!.Value, session);
    }

    private static IConsoles Consoles(GuestRoute route, IGrainFactory grains) => grains.GetGrain<IConsoles>(GrainKeys.Controller(route.ControllerId));
}
