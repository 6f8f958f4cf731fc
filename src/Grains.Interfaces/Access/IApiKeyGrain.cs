using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One API key. Made and ended by <see cref="IMembersGrain"/>. Key: <see cref="GrainKeys.ApiKey"/>.</summary>
[Alias("api-key")]
public interface IApiKeyGrain : IGrainWithStringKey
{
    [Alias("create")]
    Task Create(ApiKey key, ImmutableArray<byte> hash);

    [Alias("find"), AlwaysInterleave]
    Task<ApiKey?> Find();

    /// <summary>Who uses the key: its owner as of now, with the lower of both roles. Null when it doesn't hold.</summary>
    [Alias("authenticate"), AlwaysInterleave]
    Task<SignedIn?> Authenticate(ImmutableArray<byte> hash);

    [Alias("revoke")]
    Task Revoke();
}
