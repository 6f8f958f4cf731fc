using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed partial class SavedViewsGrain(
    [PersistentState("views")] IPersistentState<SavedViewsGrain.State> state,
    TimeProvider time) : Grain, ISavedViewsGrain
{
    private const int MaxViews = 100;
    private const int MaxBytes = 16 * 1024;

    /// <summary>Below what our JSON may nest, as a list of views is nested around each.</summary>
    private const int MaxDepth = 24;

    public Task<ImmutableArray<SavedView>> List() => Task.FromResult<ImmutableArray<SavedView>>([.. state.State.Views.Values]);

    public async Task<SavedView> Put(string id, string json)
    {
        new FieldErrors().Require(IdPattern().IsMatch(id), "view_id", "A view's id has 1 to 64 letters, digits and . _ -.").ThrowIfAny();
        if (Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            throw new FleetException(Failure.TooLarge, "too_large", "A saved view has at most 16 KiB.");
        }

        if (!IsJson(json))
        {
            throw FleetException.Invalid("body", $"The body must be JSON, nested at most {MaxDepth} deep.");
        }

        if (!state.State.Views.ContainsKey(id) && state.State.Views.Count >= MaxViews)
        {
            throw FleetException.Conflict("too_many_views", $"You have {MaxViews} saved views. Remove one first.");
        }

        var view = new SavedView(id, json, time.GetUtcNow());
        await state.Store(new State { Views = state.State.Views.SetItem(id, view) });
        return view;
    }

    public async Task Remove(string id)
    {
        if (!state.State.Views.ContainsKey(id))
        {
            throw FleetException.NotFound($"View {id}");
        }

        await state.Store(new State { Views = state.State.Views.Remove(id) });
    }

    public async Task Clear()
    {
        if (!state.State.Views.IsEmpty)
        {
            await state.Store(new State());
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IdPattern();

    internal sealed record State
    {
        public ImmutableSortedDictionary<string, SavedView> Views { get; init; } =
            ImmutableSortedDictionary<string, SavedView>.Empty.WithComparers(StringComparer.Ordinal);
    }
}
