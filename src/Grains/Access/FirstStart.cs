using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Hypervisor.Grains;

/// <summary>
/// Makes the default organization and the user <c>admin</c>, as long as there is no super admin at all. The password comes from
/// <c>HYPERVISOR_ADMIN_PASSWORD</c>, or else a random one is shown once. Once there is a super admin the setting changes nothing.
/// </summary>
internal sealed class FirstStart(IGrainFactory grains, IConfiguration configuration) : IHostedLifecycleService
{
    private const string PasswordSetting = "HYPERVISOR_ADMIN_PASSWORD";

    /// <summary>The same setting's key in the configuration.</summary>
    private const string PasswordKey = "Hypervisor:AdminPassword";

    // Not StartAsync: the silo is a hosted service too, and may come after this one.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var organizations = grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);
        var organization = await organizations.Default();
        if (await organizations.HasSuperAdmin())
        {
            return;
        }

        var given = configuration[PasswordKey];
        if (!string.IsNullOrEmpty(given) && given.Length is < Passwords.MinLength or > Passwords.MaxLength)
        {
            throw new InvalidOperationException($"{PasswordSetting} must have {Passwords.MinLength} to {Passwords.MaxLength} characters.");
        }

        var password = string.IsNullOrEmpty(given) ? RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 24) : given;
        var made = await grains.GetGrain<IMembersGrain>(GrainKeys.Members(organization.Id)).EnsureSuperAdmin("admin", new Secret(password));
        if (made && string.IsNullOrEmpty(given))
        {
            // Never through the logger: logs are kept and shipped.
            Console.Out.WriteLine($"First start: sign in as admin with the password {password} and change it.");
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
