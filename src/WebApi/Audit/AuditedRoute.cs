using Microsoft.AspNetCore.Builder;

namespace Hypervisor.WebApi;

/// <summary>How a route is recorded. A write without this is recorded too, under its method and path.</summary>
/// <param name="Action">The entry's stable word.</param>
/// <param name="ByItself">Whether the handler, or the grain behind it, records what it does. Only refusals before it are then recorded here.</param>
internal sealed record AuditedRoute(string Action, bool ByItself);

/// <summary>A route that changes nothing that concerns anyone, though its method is not GET.</summary>
internal sealed record UnauditedRoute(string Reason);

internal static class AuditedRoutes
{
    /// <summary>Recorded before it is done and when it is done: every write, and reads that show more than the fleet.</summary>
    public static TBuilder Audited<TBuilder>(this TBuilder builder, string action) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AuditedRoute(action, ByItself: false));

    /// <summary>The handler records what it does, as the changes of clusters do; here only who was refused before it.</summary>
    public static TBuilder AuditsItself<TBuilder>(this TBuilder builder, string action) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AuditedRoute(action, ByItself: true));

    /// <summary>Not recorded, unless it is refused.</summary>
    public static TBuilder NotAudited<TBuilder>(this TBuilder builder, string reason) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new UnauditedRoute(reason));
}
