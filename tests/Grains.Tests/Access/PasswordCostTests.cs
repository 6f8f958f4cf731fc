using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hypervisor.Grains.Tests;

public sealed class PasswordCostTests
{
    [Fact]
    public void A_hash_costs_what_OWASP_advises_for_PBKDF2_with_SHA_512()
    {
        using var services = new ServiceCollection().AddAccess(new ConfigurationBuilder().Build()).BuildServiceProvider();

        services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount.ShouldBe(210_000);
    }
}
