using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Hypervisor.WebApi.Tests;

/// <summary>A program in another process says who it is, and is believed only what its key proves.</summary>
public sealed class ServiceProofTests
{
    [Fact]
    public async Task A_bare_claim_of_a_caller_is_refused_and_so_is_none()
    {
        await using var app = await HypervisorApp.Start();
        var organization = await OrganizationOf(app);
        await using var outside = await OutsideService.Start(app, key: null);

        foreach (var claim in new[] { null, Claim(organization) })
        {
            CallContext.Caller = claim;
            var refused = await Should.ThrowAsync<FleetException>(() => outside.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(organization)).Catalog());
            refused.Failure.ShouldBe(Failure.Unauthenticated);
            refused.Code.ShouldBe("no_service_key");
            (await Should.ThrowAsync<FleetException>(() => outside.Grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).Add("Mine"))).Code.ShouldBe("no_service_key");
        }

        (await Should.ThrowAsync<FleetException>(() => outside.Grains.GetGrain<IManagementGrain>(0).GetHosts())).Code.ShouldBe("no_service_key");
    }

    [Fact]
    public async Task A_service_is_what_its_key_says_whatever_it_claims()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var organization = await OrganizationOf(app);
        var other = await app.Organization(admin, "Other");
        await using var viewer = await OutsideService.Start(app, await NewService(admin, "reader", "viewer"));

        CallContext.Caller = Claim(organization);
        CallContext.IsAudited = true;
        (await viewer.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(organization)).Catalog()).Operations.ShouldNotBeEmpty();
        (await viewer.Grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(null)).Refused(fleet => fleet.Controllers(Claim(organization), null))).Failure.ShouldBe(Failure.Forbidden);
        (await viewer.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(other)).Refused(fabric => fabric.Catalog())).Failure.ShouldBe(Failure.NotFound);
        (await viewer.Grains.GetGrain<IServicesGrain>(GrainKeys.Services(organization)).Refused(services => services.List())).Message.ShouldContain("viewer");
        (await viewer.Grains.GetGrain<IServicesGrain>(GrainKeys.Services(other)).Refused(services => services.List())).Failure.ShouldBe(Failure.Forbidden);
        (await viewer.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(organization)).Refused(fabric =>
            fabric.Invoke(new FabricInvocation { OperationId = "hypervisor.vm.start" }))).Message.ShouldContain("site_admin");
        (await viewer.Grains.GetGrain<IServiceGrain>(GrainKeys.Service(Guid.NewGuid())).Refused(service => service.Find())).Failure.ShouldBe(Failure.Forbidden);

        var denied = (await admin.Read("audit?action=grain.denied")).GetProperty("items")[0];
        denied.Text("username").ShouldBe("service:reader");
    }

    [Fact]
    public async Task A_key_that_was_revoked_stops()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var organization = await OrganizationOf(app);
        await using var service = await OutsideService.Start(app, await NewService(admin, "ci", "site_admin"));
        var fabric = service.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(organization));
        await fabric.Catalog();

        var listed = (await admin.Read("fabric/services"))[0];
        listed.GetRawText().ShouldNotContain("key");
        (await admin.DeleteAsync($"fabric/services/{listed.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        app.Clock.Advance(TimeSpan.FromSeconds(6));

        (await fabric.Refused(one => one.Catalog())).Code.ShouldBe("service_key_refused");
        (await admin.Read("audit?action=service.*")).GetProperty("items").EnumerateArray().Select(entry => entry.Text("action")).ShouldBe(["service.delete", "service.create"]);
    }

    [Fact]
    public async Task A_proof_that_is_forged_old_used_or_for_another_call_is_refused()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var organization = await OrganizationOf(app);
        var key = await NewService(admin, "ci", "org_admin");
        var tampering = new Tampering();
        await using var service = await OutsideService.Start(app, key, client => client.Services.AddSingleton<IOutgoingGrainCallFilter>(tampering));
        var fabric = service.Grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(organization));
        await fabric.Catalog();
        var kept = tampering.Last!;

        (await With(proof => proof with { Signature = [.. new byte[32]] })).ShouldBe("service_key_refused");
        (await With(proof => proof with { ServiceId = Guid.NewGuid() })).ShouldBe("service_key_refused");
        (await With(proof => proof with { ExpiresAt = proof.ExpiresAt.AddMinutes(-1), IssuedAt = proof.IssuedAt.AddMinutes(-1) })).ShouldBe("service_key_refused");
        (await With(proof => proof with { ExpiresAt = proof.ExpiresAt.AddDays(1) })).ShouldBe("service_proof_expired");
        (await With(_ => kept)).ShouldBe("service_proof_used");

        tampering.Change = null;
        await service.Grains.GetGrain<IServicesGrain>(GrainKeys.Services(organization)).List();
        var ofAnother = tampering.Last!;
        (await With(_ => ofAnother)).ShouldBe("service_key_refused");

        tampering.Change = null;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await fabric.Refused(one => one.Catalog())).Code.ShouldBe("service_proof_expired");

        async Task<string> With(Func<ServiceProof, ServiceProof> change)
        {
            tampering.Change = change;
            return (await fabric.Refused(one => one.Catalog())).Code;
        }
    }

    [Theory]
    [InlineData("""{"name":"Bad Name","role":"site_admin"}""", "name")]
    [InlineData("""{"name":"ci","role":"super_admin"}""", "role")]
    [InlineData("""{"name":"ci","role":"viewer","sites":["11111111-1111-4111-8111-111111111111"]}""", "sites")]
    public async Task A_service_that_breaks_a_rule_is_not_made(string body, string field)
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var refused = await admin.PostAsync("fabric/services", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        (await refused.ShouldBeProblem(422, "invalid")).Fields().ShouldBe([field]);
    }

    internal static async Task<string> NewService(HttpClient admin, string name, string role) =>
        (await (await admin.PostAsJsonAsync("fabric/services", new { name, role })).Json(HttpStatusCode.Created)).Text("key");

    internal static async Task<Guid> OrganizationOf(HypervisorApp app)
    {
        using var admin = await app.Admin();
        return (await admin.Read("auth/me")).GetProperty("organization_id").GetGuid();
    }

    private static Caller Claim(Guid organization) => new() { UserId = Guid.NewGuid(), Username = "root", OrganizationId = organization, Role = Role.SuperAdmin };

    /// <summary>Changes the proof after it was signed.</summary>
    private sealed class Tampering : IOutgoingGrainCallFilter
    {
        public Func<ServiceProof, ServiceProof>? Change { get; set; }

        public ServiceProof? Last { get; private set; }

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            Last = ServiceProof.Current;
            if (Change is { } change && Last is { } proof)
            {
                ServiceProof.Current = change(proof);
            }

            await context.Invoke();
        }
    }
}

internal static class RefusedCalls
{
    public static Task<FleetException> Refused<T>(this T grain, Func<T, Task> call) => Should.ThrowAsync<FleetException>(() => call(grain));
}
