using Hypervisor.Grains;

namespace Hypervisor.Silo;

public static class DemoHosting
{
    /// <summary>With <c>--demo</c>: the simulated fleet, and leave to reach it on loopback.</summary>
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder, SiloOptions options)
    {
        if (options.Demo)
        {
            var allowed = builder.Configuration[AllowedNetworks.Key];
            builder.Configuration[AllowedNetworks.Key] = string.IsNullOrEmpty(allowed) ? "127.0.0.0/8" : $"{allowed},127.0.0.0/8";
            builder.Services.AddHostedService<DemoFleet>();
        }

        return builder;
    }
}
