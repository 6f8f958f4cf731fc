using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a change would do, without staging it. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.plans"), Requires(Role.SiteAdmin)]
public interface IChangePlans : IGrainWithStringKey
{
    /// <exception cref="FleetException">As staging it would be refused.</exception>
    [Alias("preview"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<ChangePreview> Preview(CommandTarget target, Command command);
}

/// <param name="Approval">What the organization's policy would ask for.</param>
[GenerateSerializer, Immutable, Alias("ChangePreview")]
public sealed record ChangePreview([property: Id(0)] ChangePlan Plan, [property: Id(1)] ApprovalRule Approval);
