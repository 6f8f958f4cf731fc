using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

internal static class ApiKeysApi
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("API keys").RequireRole(Role.Viewer);
        keys.MapGet("/", List).WithSummary("Your API keys; all of the organization for its admins");
        keys.MapPost("/", Add).Audited("api_key.create").WithSummary("Make an API key; its text is shown this once");
        keys.MapDelete("/{key_id:guid}", Remove).Audited("api_key.delete").WithSummary("Revoke an API key, at once");
    }

    private static Task<ImmutableArray<ApiKey>> List(Caller caller, IGrainFactory grains) => MembersOf(caller.OrganizationId, grains).Keys(caller);

    private static async Task<Created<NewKey>> Add(Body<NewApiKey> body, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        var (text, secret) = ApiKeyText.New();
        var key = await MembersOf(caller.OrganizationId, grains).AddKey(caller, text.Id, text.Hash, body.Value);
        audit.Target($"key {key.Name} ({key.Id})");
        audit.Detail($"role {key.Role.Name()}");
        return TypedResults.Created((string?)null, new NewKey(key.Id, key.Name, key.Role, key.CreatedAt, key.ExpiresAt, secret));
    }

    private static async Task<NoContent> Remove([FromRoute(Name = "key_id")] Guid id, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        if (await grains.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(id)).Find() is not { } key)
        {
            throw FleetException.NotFound($"API key {id}");
        }

        audit.In(key.OrganizationId);
        await AsNotFound(id, MembersOf(key.OrganizationId, grains).RemoveKey(caller, id));
        return TypedResults.NoContent();
    }

    // Another organization's key is missing in the same words as one that never was.
    private static async Task AsNotFound(Guid id, Task removal)
    {
        try
        {
            await removal;
        }
        catch (FleetException failure) when (failure.Failure == Failure.NotFound)
        {
            throw FleetException.NotFound($"API key {id}");
        }
    }

    private static IMembersGrain MembersOf(Guid organization, IGrainFactory grains) => grains.GetGrain<IMembersGrain>(GrainKeys.Members(organization));

    /// <param name="Key">Shown this once.</param>
    internal sealed record NewKey(Guid Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Key);
}
