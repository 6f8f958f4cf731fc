using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans.Runtime;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Who makes one call: signed with the service's key for this grain and this method, good for a minute and for one use. What the service may do
/// is no part of it: that is looked up by its id.
/// </summary>
[GenerateSerializer, Immutable, Alias("ServiceProof")]
public sealed record ServiceProof
{
    private const string ContextKey = "service-proof";

    /// <summary>How long a proof is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    [Id(0)] public required Guid ServiceId { get; init; }
    [Id(1)] public required DateTimeOffset IssuedAt { get; init; }
    [Id(2)] public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>16 random bytes: the same call is not made twice with one proof.</summary>
    [Id(3)] public required ImmutableArray<byte> Nonce { get; init; }

    /// <summary>HMAC-SHA256.</summary>
    [Id(4)] public required ImmutableArray<byte> Signature { get; init; }

    /// <summary>Of the call that is made or being taken in; null: it carries none.</summary>
    public static ServiceProof? Current
    {
        get => RequestContext.Get(ContextKey) as ServiceProof;
        set
        {
            if (value is null)
            {
                RequestContext.Remove(ContextKey);
            }
            else
            {
                RequestContext.Set(ContextKey, value);
            }
        }
    }

    internal static ServiceProof Sign(FabricCredential credential, IGrainCallContext call, DateTimeOffset now)
    {
        var unsigned = new ServiceProof
        {
            ServiceId = credential.ServiceId,
            IssuedAt = now,
            ExpiresAt = now + Lifetime,
            Nonce = [.. RandomNumberGenerator.GetBytes(16)],
            Signature = [],
        };
        return unsigned with { Signature = [.. HMACSHA256.HashData(credential.Key, unsigned.Text(call))] };
    }

    internal bool IsSignedBy(FabricCredential credential, IGrainCallContext call) =>
        !Signature.IsDefault && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(credential.Key, Text(call)), Signature.AsSpan());

    private byte[] Text(IGrainCallContext call) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"hypervisor-service-1\n{ServiceId:N}\n{IssuedAt.UtcTicks}\n{ExpiresAt.UtcTicks}\n{Convert.ToHexStringLower(Nonce.IsDefault ? [] : Nonce.AsSpan())}\n{call.TargetId}\n{call.InterfaceName}\n{call.MethodName}"));
}
