using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hypervisor.Grains;

public static class GrainsServices
{
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration) => services;
}
