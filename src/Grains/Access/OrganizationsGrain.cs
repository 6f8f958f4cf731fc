using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed class OrganizationsGrain(
    [PersistentState("organizations")] IPersistentState<OrganizationsGrain.State> state,
    TimeProvider time) : Grain, IOrganizationsGrain
{
    public Task<ImmutableArray<Organization>> List() => Task.FromResult(state.State.Organizations);

    public Task<Organization?> Find(Guid organization) => Task.FromResult(state.State.Organizations.FirstOrDefault(one => one.Id == organization));

    public async Task<Organization> Add(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        new FieldErrors()
            .Require(trimmed.Length is >= 1 and <= 255 && !trimmed.Any(char.IsControl), "name", "An organization's name has 1 to 255 characters.")
            .ThrowIfAny();
        if (state.State.Organizations.Any(one => one.Name.Equals(trimmed, StringComparison.OrdinalIgnoreCase)))
        {
            throw FleetException.Conflict("name_taken", "Another organization has this name.");
        }

        var organization = new Organization(Guid.NewGuid(), trimmed, time.GetUtcNow());
        await state.Store(state.State with { Organizations = state.State.Organizations.Add(organization) });
        return organization;
    }

    public async Task<Organization> Default()
    {
        if (state.State.Organizations.FirstOrDefault(one => one.Id == state.State.Default) is { } existing)
        {
            return existing;
        }

        var made = new Organization(Guid.NewGuid(), "Default", time.GetUtcNow());
        await state.Store(state.State with { Organizations = state.State.Organizations.Add(made), Default = made.Id });
        return made;
    }

    public Task<bool> HasSuperAdmin() => Task.FromResult(!state.State.SuperAdmins.IsEmpty);

    public async Task NoteSuperAdmin(Guid user)
    {
        if (!state.State.SuperAdmins.Contains(user))
        {
            await state.Store(state.State with { SuperAdmins = state.State.SuperAdmins.Add(user) });
        }
    }

    public async Task ReleaseSuperAdmin(Guid user)
    {
        var others = state.State.SuperAdmins.Remove(user);
        if (others.IsEmpty)
        {
            throw FleetException.Conflict("last_super_admin", "This is the last super admin. Make another one first.");
        }

        await state.Store(state.State with { SuperAdmins = others });
    }

    internal sealed record State
    {
        public ImmutableArray<Organization> Organizations { get; init; } = [];

        public Guid? Default { get; init; }

        public ImmutableArray<Guid> SuperAdmins { get; init; } = [];
    }
}
