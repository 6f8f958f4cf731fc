using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Hypervisor.Grains;

public static class AccessGrains
{
    /// <summary>What the access grains need, and the first start. Call <see cref="AddAccessFilters"/> on the silo too.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Passwords>();
        services.AddHostedService<FirstStart>();
        return services;
    }

    /// <summary>Checks role and tenant of each call that a person or program makes, from whichever silo it comes.</summary>
    public static ISiloBuilder AddAccessFilters(this ISiloBuilder silo) => silo.AddIncomingGrainCallFilter<CallerFilter>();
}

/// <summary>How often somebody may try to sign in. Read from <c>Access:SignIn</c>.</summary>
public sealed class SignInOptions
{
    public const string Section = "Access:SignIn";

    /// <summary>Tries per address in <see cref="AddressWindow"/>: 1 to 100,000, default 5.</summary>
    [Range(1, 100_000)]
    public int AddressTries { get; set; } = 5;

    /// <summary>1 s to 1 day, default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AddressWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Failures per username in <see cref="NameWindow"/>, from all addresses: 1 to 100,000, default 20.</summary>
    [Range(1, 100_000)]
    public int NameFailures { get; set; } = 20;

    /// <summary>1 s to 1 day, default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan NameWindow { get; set; } = TimeSpan.FromMinutes(5);
}
