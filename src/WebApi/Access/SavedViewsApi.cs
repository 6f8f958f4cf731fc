using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

internal static class SavedViewsApi
{
    private const string OwnView = "Nobody but its owner sees it.";

    public static void MapSavedViews(this IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/users/me/views").WithTags("Saved views").RequireRole(Role.Viewer);
        views.MapGet("/", List).WithSummary("Your saved views");
        views.MapPut("/{view_id}", Put).NotAudited(OwnView).WithSummary("Save a view: any JSON of up to 16 KiB, at most 100");
        views.MapDelete("/{view_id}", Remove).NotAudited(OwnView).WithSummary("Remove a saved view");
    }

    private static async Task<View[]> List(Caller caller, IGrainFactory grains) =>
        [.. (await ViewsOf(caller, grains).List()).Select(ToView)];

    private static async Task<View> Put([FromRoute(Name = "view_id")] string id, JsonElement body, Caller caller, IGrainFactory grains)
    {
        new FieldErrors().Require(JsonText.IsText(body), "body", JsonText.Rule).ThrowIfAny();
        return ToView(await ViewsOf(caller, grains).Put(id, body.GetRawText()));
    }

    private static async Task<NoContent> Remove([FromRoute(Name = "view_id")] string id, Caller caller, IGrainFactory grains)
    {
        await ViewsOf(caller, grains).Remove(id);
        return TypedResults.NoContent();
    }

    private static ISavedViewsGrain ViewsOf(Caller caller, IGrainFactory grains) => grains.GetGrain<ISavedViewsGrain>(GrainKeys.SavedViews(caller.UserId));

    private static View ToView(SavedView view) => new(view.Id, view.UpdatedAt, JsonElement.Parse(view.Json));

    /// <param name="Value">What was put, unchanged.</param>
    internal sealed record View(string Id, DateTimeOffset UpdatedAt, JsonElement Value);
}
