using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>Tries a connection step by step, so that each answer says how far it came: the certificate first, then the credentials.</summary>
internal sealed class ConnectionTester(NetworkGuard guard, TimeProvider time, ILoggerFactory logs)
{
    /// <summary>What the product uses, and what is lost without it.</summary>
    private static readonly ImmutableArray<MissingPrivilege> Used =
    [
        new("Sys.Audit", "Nodes, their status and the cluster's log can't be read."),
        new("VM.Audit", "Virtual machines and containers aren't listed."),
        new("Datastore.Audit", "Storages aren't listed."),
        new("Pool.Audit", "Resource pools aren't listed."),
        new("VM.PowerMgmt", "Guests can't be started or stopped."),
        new("Sys.PowerMgmt", "Nodes can't be rebooted or shut down."),
    ];

    public async Task<ConnectionReport> Test(ControllerRegistration registration)
    {
        PresentedCertificate? certificate = null;
        try
        {
            certificate = registration.UseSsl ? await Certificate(registration) : null;
            if (!ControllerRules.HasCredentials(registration))
            {
                return new ConnectionReport
                {
                    Success = false,
                    Status = ControllerStatus.Pending,
                    Error = "No credentials were given, so only the certificate was read.",
                    Certificate = certificate,
                };
            }

            await using var client = new PveClient(ConnectionOptions.From(registration), guard, time, logs.CreateLogger<PveClient>());
            return await Ask(client) with { Certificate = certificate };
        }
        catch (PveException failure)
        {
            var (status, reason) = ClusterFailures.Describe(failure);
            return new ConnectionReport { Success = false, Status = status, Error = reason, Certificate = certificate };
        }
    }

    private async Task<PresentedCertificate> Certificate(ControllerRegistration registration)
    {
        var seen = await PveProbe.ReadCertificate(registration.Host!.Trim(), registration.Port, guard, time, CancellationToken.None);
        return new PresentedCertificate(seen.Subject, seen.Issuer, seen.NotBefore, seen.NotAfter, seen.Fingerprint, seen.SystemTrusted);
    }

    private static async Task<ConnectionReport> Ask(PveClient client)
    {
        var report = new ConnectionReport { Success = true, Status = ControllerStatus.Online, PveVersion = (await client.GetVersion()).Version };
        var granted = await client.GetPermissions();
        report = report with { MissingPermissions = [.. Used.Where(used => !granted.Any(path => path.Value.ContainsKey(used.Privilege)))] };
        try
        {
            var status = await client.GetClusterStatus();
            var cluster = status.FirstOrDefault(entry => entry.Type == "cluster");
            return report with
            {
                ClusterName = cluster?.Name,
                Quorate = cluster?.Quorate ?? true,
                Nodes = [.. status.Where(entry => entry.Type == "node").Select(entry => entry.Name!).Order(StringComparer.Ordinal)],
            };
        }
        catch (PveException failure) when (failure.Failure == PveFailure.Forbidden)
        {
            // Signed in, but as one who may not even look: what is missing says more than the refusal.
            return report with { Success = false, Status = ControllerStatus.Unauthorized, Error = ClusterFailures.Describe(failure).Reason };
        }
    }
}
