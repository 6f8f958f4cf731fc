using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

public static class RequireRoleExtensions
{
    private const string Problem = "application/problem+json";

    /// <summary>401 without credentials that hold, 403 below the role. Of a group's role and a route's, both are needed.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, Role role) where TBuilder : IEndpointConventionBuilder
    {
        var policy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is HttpContext http && http.Features.Get<RequestIdentity>()?.Caller.Role >= role)
            .Build();
        return builder.RequireAuthorization(policy).WithMetadata(
            new RequiresAttribute(role),
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ProblemDetails), [Problem]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(ProblemDetails), [Problem]));
    }
}
