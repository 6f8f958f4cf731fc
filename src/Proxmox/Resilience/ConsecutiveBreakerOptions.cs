using Polly;

namespace Hypervisor.Proxmox;

internal sealed class ConsecutiveBreakerOptions : ResilienceStrategyOptions
{
    public ConsecutiveBreakerOptions() => Name = "ConsecutiveBreaker";

    public required int Failures { get; init; }

    public required TimeSpan Duration { get; init; }
}
