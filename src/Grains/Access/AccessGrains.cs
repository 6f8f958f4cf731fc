using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;

namespace Hypervisor.Grains;

public static class AccessGrains
{
    /// <summary>What the access grains need, and the first start. Call <see cref="AddAccessFilters"/> on the silo too.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = Passwords.Iterations);
        services.AddSingleton<Passwords>();
        services.AddHostedService<FirstStart>();
        return services;
    }

    /// <summary>Checks role and tenant of each call that a person or program makes, from whichever silo it comes.</summary>
    public static ISiloBuilder AddAccessFilters(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<ServiceVault>();
        silo.Services.AddSingleton<ServiceProofs>();
        return silo.AddIncomingGrainCallFilter<CallerFilter>();
    }
}
