using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Signs each call that an Orleans client makes.</summary>
internal sealed class ServiceProofFilter(FabricCredential credential, TimeProvider time) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // Undone when this method returns, as all that an asynchronous method does to its context.
        ServiceProof.Current = ServiceProof.Sign(credential, context, time.GetUtcNow());
        await context.Invoke();
    }
}

public static class FabricClientBuilderExtensions
{
    /// <summary>Calls the silos as the service whose key this is: <c>hvs_…</c>, as it was shown when the service was made.</summary>
    /// <exception cref="FormatException">It is no service key.</exception>
    public static IClientBuilder UseServiceKey(this IClientBuilder client, string key)
    {
        var credential = FabricCredential.Parse(key);
        client.Services.AddSingleton<IOutgoingGrainCallFilter>(services => new ServiceProofFilter(credential, services.GetService<TimeProvider>() ?? TimeProvider.System));
        return client;
    }
}
