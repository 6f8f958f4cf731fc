using System.Collections.Concurrent;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>
/// Finds out which service makes a call. What is known of a service is asked for again after five seconds; a proof that was used is remembered
/// for as long as it is good. A grain is on one silo, and a proof is for one grain, so that remembering on this silo is enough.
/// </summary>
internal sealed class ServiceProofs(IGrainFactory grains, ServiceVault vault, TimeProvider time)
{
    /// <summary>How long a key that was revoked may go on on another silo.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    /// <summary>By how much the clocks of a service and of the silos may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, Known? Service)> known = [];
    private readonly ConcurrentDictionary<(Guid Service, string Nonce), DateTimeOffset> used = [];
    private long sweepAt;

    /// <exception cref="FleetException">Unauthenticated: it carries no proof, or none that holds.</exception>
    public async Task<Caller> Verify(IGrainCallContext call)
    {
        var proof = ServiceProof.Current
            ?? throw Refused("no_service_key", "The call says by no key which service makes it. Sign calls with a service key: client.UseServiceKey(key).");
        var now = time.GetUtcNow();
        if (proof.Nonce.IsDefault || proof.Nonce.Length != 16 || proof.ExpiresAt - proof.IssuedAt > ServiceProof.Lifetime || proof.IssuedAt > now + Skew || proof.ExpiresAt + Skew <= now)
        {
            throw Refused("service_proof_expired", "The call was signed too long ago, or by a clock that is off: it is good for a minute.");
        }

        if (await Find(proof.ServiceId, now) is not { } service || !proof.IsSignedBy(service.Credential, call))
        {
            throw Refused("service_key_refused", "The service key doesn't hold: it is unknown, revoked, or signed another call.");
        }

        Sweep(now);
        if (!used.TryAdd((proof.ServiceId, Convert.ToHexStringLower(proof.Nonce.AsSpan())), proof.ExpiresAt + Skew))
        {
            throw Refused("service_proof_used", "The call was made before with the same proof.");
        }

        return service.Caller;
    }

    private async Task<Known?> Find(Guid id, DateTimeOffset now)
    {
        if (known.TryGetValue(id, out var recent) && recent.Until > now)
        {
            return recent.Service;
        }

        var found = await grains.GetGrain<IServiceGrain>(GrainKeys.Service(id)).Find();
        var service = found is null ? null : new Known(found.Service.AsCaller(), vault.Open(id, found.SealedKey));
        if (known.Count < MaxKnown || known.ContainsKey(id))
        {
            known[id] = (now + KnownFor, service);
        }

        return service;
    }

    private void Sweep(DateTimeOffset now)
    {
        var due = Interlocked.Read(ref sweepAt);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref sweepAt, (now + KnownFor).UtcTicks, due) != due)
        {
            return;
        }

        foreach (var (key, until) in used)
        {
            if (until <= now)
            {
                used.TryRemove(key, out _);
            }
        }

        foreach (var (id, service) in known)
        {
            if (service.Until <= now)
            {
                known.TryRemove(id, out _);
            }
        }
    }

    private static FleetException Refused(string code, string message) => new(Failure.Unauthenticated, code, message);

    private sealed record Known(Caller Caller, FabricCredential Credential);
}
