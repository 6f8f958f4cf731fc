using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>Names are unique within the organization, for sites and for controllers, without regard to case.</summary>
internal sealed class DirectoryGrain(
    [PersistentState("directory")] IPersistentState<DirectoryGrain.State> state,
    TimeProvider time) : Grain, IDirectoryGrain
{
    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<ImmutableArray<DirectoryEntry>> Controllers() => Task.FromResult(state.State.Controllers.ToImmutableArray());

    public async Task PutController(DirectoryEntry controller)
    {
        var current = state.State;
        if (current.Controllers.Contains(controller))
        {
            return;
        }

        if (current.Controllers.Any(other => other.ControllerId != controller.ControllerId && SameName(other.Name, controller.Name)))
        {
            throw FleetException.Conflict("name_taken", $"Another controller of this organization is named '{controller.Name}'.");
        }

        if (controller.SiteId is { } site)
        {
            FindSite(site);
        }

        await state.Store(current with { Controllers = [.. current.Controllers.Where(other => other.ControllerId != controller.ControllerId), controller] });
    }

    public async Task RemoveController(Guid controller)
    {
        var left = state.State.Controllers.Where(entry => entry.ControllerId != controller).ToList();
        if (left.Count < state.State.Controllers.Count)
        {
            await state.Store(state.State with { Controllers = left });
        }
    }

    public Task<ImmutableArray<Site>> Sites() =>
        Task.FromResult(state.State.Sites.OrderBy(site => site.Name, StringComparer.OrdinalIgnoreCase).ToImmutableArray());

    public async Task<Site> AddSite(string name, string? description)
    {
        var site = Checked(new Site(Guid.NewGuid(), Organization, name?.Trim() ?? "", Blank(description), time.GetUtcNow()));
        await state.Store(state.State with { Sites = [.. state.State.Sites, site] });
        return site;
    }

    public async Task<Site> UpdateSite(Guid site, string? name, string? description)
    {
        var current = FindSite(site);
        var changed = Checked(current with
        {
            Name = name?.Trim() ?? current.Name,
            Description = description is null ? current.Description : Blank(description),
        });
        await state.Store(state.State with { Sites = [.. state.State.Sites.Where(other => other.Id != site), changed] });
        return changed;
    }

    public async Task RemoveSite(Guid site)
    {
        FindSite(site);
        var held = state.State.Controllers.Where(controller => controller.SiteId == site).Select(controller => controller.Name).ToList();
        if (held.Count > 0)
        {
            throw FleetException.Conflict("site_in_use", $"The site still has controllers: {string.Join(", ", held)}. Move or remove them first.");
        }

        await state.Store(state.State with { Sites = [.. state.State.Sites.Where(other => other.Id != site)] });
    }

    private Site Checked(Site site)
    {
        new FieldErrors()
            .Require(site.Name.Length is > 0 and <= 255, "name", "A site's name has 1 to 255 characters.")
            .Require(site.Description is not { Length: > 2000 }, "description", "A description has at most 2000 characters.")
            .ThrowIfAny();
        if (state.State.Sites.Any(other => other.Id != site.Id && SameName(other.Name, site.Name)))
        {
            throw FleetException.Conflict("name_taken", $"Another site of this organization is named '{site.Name}'.");
        }

        return site;
    }

    private Site FindSite(Guid site) =>
        state.State.Sites.Find(candidate => candidate.Id == site) ?? throw FleetException.NotFound($"Site {site}");

    private static bool SameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed record State
    {
        public List<DirectoryEntry> Controllers { get; init; } = [];

        public List<Site> Sites { get; init; } = [];
    }
}
