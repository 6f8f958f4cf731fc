using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>A key's id is noted before the key is made and forgotten after it is ended, so every key that works is listed.</summary>
internal sealed partial class MembersGrain
{
    private const int MaxKeysPerUser = 100;

    public async Task<ImmutableArray<ApiKey>> Keys(Caller caller)
    {
        DemandSees(caller);
        var mine = state.State.Keys.Where(key => caller.Role >= Role.OrgAdmin || key.Value == caller.UserId);
        var keys = await Task.WhenAll(mine.Select(key => KeyOf(key.Key).Find()));
        return [.. keys.OfType<ApiKey>().OrderBy(key => key.CreatedAt).ThenBy(key => key.Id)];
    }

    public async Task<ApiKey> AddKey(Caller caller, Guid id, ImmutableArray<byte> hash, NewApiKey key)
    {
        DemandSees(caller);
        var now = time.GetUtcNow();
        var name = key.Name?.Trim() ?? "";
        var role = key.Role ?? caller.Role;
        new FieldErrors()
            .Require(name.Length is >= 1 and <= 100 && !name.Any(char.IsControl), "name", "A key's name has 1 to 100 characters.")
            .Require(Enum.IsDefined(role), "role", "A key needs one of the roles.")
            .Require(key.ExpiresAt is null || key.ExpiresAt > now, "expires_at", "A key expires in the future, or never.")
            .ThrowIfAny();
        if (role > caller.Role)
        {
            throw FleetException.Forbidden("A key can't do more than you can.");
        }

        if (state.State.Keys.Values.Count(owner => owner == caller.UserId) >= MaxKeysPerUser)
        {
            throw FleetException.Conflict("too_many_keys", $"You have {MaxKeysPerUser} keys. Remove one first.");
        }

        var made = new ApiKey
        {
            Id = id,
            OrganizationId = Organization,
            UserId = caller.UserId,
            Name = name,
            Role = role,
            CreatedAt = now,
            ExpiresAt = key.ExpiresAt,
        };
        await state.Store(state.State with { Keys = state.State.Keys.SetItem(id, caller.UserId) });
        await KeyOf(id).Create(made, hash);
        return made;
    }

    public async Task RemoveKey(Caller caller, Guid key)
    {
        DemandSees(caller);
        if (!state.State.Keys.TryGetValue(key, out var owner) || (owner != caller.UserId && caller.Role < Role.OrgAdmin))
        {
            throw FleetException.NotFound($"API key {key}");
        }

        await KeyOf(key).Revoke();
        await state.Store(state.State with { Keys = state.State.Keys.Remove(key) });
    }

    private async Task ForgetKeysOf(Guid user)
    {
        ImmutableArray<Guid> keys = [.. state.State.Keys.Where(key => key.Value == user).Select(key => key.Key)];
        await Task.WhenAll(keys.Select(key => KeyOf(key).Revoke()));
        await state.Store(state.State with { Keys = state.State.Keys.RemoveRange(keys) });
    }

    private IApiKeyGrain KeyOf(Guid key) => GrainFactory.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(key));
}
