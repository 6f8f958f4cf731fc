namespace Hypervisor.WebApi;

/// <summary>
/// Requests that last as long as a viewer likes: event streams, consoles, uploads. A server that stops must not wait for them, nor end them
/// before the balancer knows that it stops, or who connects again comes back to it.
/// </summary>
/// <param name="Ending">They end now.</param>
public sealed record LongRequests(CancellationToken Ending);
