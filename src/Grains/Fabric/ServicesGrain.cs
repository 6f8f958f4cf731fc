using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>A service's id is noted before its key is made and forgotten after it is ended, so every service that works is listed.</summary>
internal sealed partial class ServicesGrain(
    [PersistentState("services")] IPersistentState<ServicesGrain.State> state,
    ServiceVault vault,
    TimeProvider time) : Grain, IServicesGrain, ITenantGrain
{
    private const int MaxServices = 100;
    private const int MaxSites = 100;

    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public string TenantLabel => $"Organization {Organization}";

    public (Guid Organization, Guid? Site)? Tenant => (Organization, null);

    public Task<ImmutableArray<Service>> List() => Task.FromResult<ImmutableArray<Service>>([.. state.State.Services.OrderBy(service => service.Name, StringComparer.Ordinal)]);

    public async Task<NewServiceKey> Add(NewService service)
    {
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "A service is made by somebody: the call says for whom it is.");
        await Check(service);
        if (service.Role > caller.Role)
        {
            throw FleetException.Forbidden("A service can't do more than you can.");
        }

        if (state.State.Services.Any(other => other.Name == service.Name))
        {
            throw FleetException.Conflict("name_taken", "Another service has this name.");
        }

        if (state.State.Services.Length >= MaxServices)
        {
            throw FleetException.Conflict("too_many_services", $"There are {MaxServices} services. Remove one first.");
        }

        var (credential, text) = FabricCredential.New();
        var made = new Service
        {
            Id = credential.ServiceId,
            OrganizationId = Organization,
            Name = service.Name!,
            Role = service.Role!.Value,
            Sites = service.Sites,
            CreatedAt = time.GetUtcNow(),
            CreatedBy = new Person(caller.UserId, caller.Username),
        };
        await state.Store(new State { Services = state.State.Services.Add(made) });
        await ServiceOf(made.Id).Create(made, vault.Seal(credential));
        await Record(caller, "service.create", made, $"role {made.Role.Name()}{(made.Sites.IsEmpty ? "" : $", limited to {made.Sites.Length} sites")}");
        return new NewServiceKey(made, text);
    }

    public async Task Remove(Guid service)
    {
        var made = state.State.Services.FirstOrDefault(one => one.Id == service) ?? throw FleetException.NotFound($"Service {service}");
        await ServiceOf(service).Revoke();
        await state.Store(new State { Services = state.State.Services.Remove(made) });
        await Record(CallContext.Caller, "service.delete", made, null);
    }

    private async Task Check(NewService service)
    {
        var sites = service.Sites.IsDefault ? [] : service.Sites;
        var errors = new FieldErrors()
            .Require(service.Name is not null && NamePattern().IsMatch(service.Name), "name", "A service's name has 1 to 63 lower-case letters, digits and . _ -, and starts with a letter or digit.")
            .Require(service.Role is Role.Viewer or Role.Operator or Role.SiteAdmin or Role.OrgAdmin, "role", "A service needs one of the roles viewer, operator, site_admin, org_admin.")
            .Require(sites.Length <= MaxSites, "sites", $"At most {MaxSites} sites.");
        if (sites.Length is > 0 and <= MaxSites)
        {
            var there = (await GrainFactory.GetGrain<IDirectoryGrain>(GrainKeys.Directory(Organization)).Sites()).Select(site => site.Id).ToHashSet();
            errors.Require(sites.All(there.Contains), "sites", "All sites must be of the organization.");
        }

        errors.ThrowIfAny();
    }

    private Task Record(Caller? caller, string action, Service service, string? detail) =>
        GrainFactory.RecordAudit(Organization, AuditEntry.Of(caller, time.GetUtcNow(), action, AuditResult.Succeeded) with { Target = $"service {service.Name} ({service.Id})", Detail = detail });

    private IServiceGrain ServiceOf(Guid service) => GrainFactory.GetGrain<IServiceGrain>(GrainKeys.Service(service));

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,62}\z")]
    private static partial Regex NamePattern();

    internal sealed record State
    {
        public ImmutableArray<Service> Services { get; init; } = [];
    }
}
