using System.Collections.Immutable;
using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed partial class ApiKeyGrain(
    [PersistentState("api_key")] IPersistentState<ApiKeyGrain.State> state,
    TimeProvider time,
    ILogger<ApiKeyGrain> log) : Grain, IApiKeyGrain
{
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    public Task Create(ApiKey key, ImmutableArray<byte> hash) => state.Store(new State { Key = key, Hash = hash });

    public Task<ApiKey?> Find() => Task.FromResult(state.State.Key);

    public async Task<SignedIn?> Authenticate(ImmutableArray<byte> hash)
    {
        var now = time.GetUtcNow();
        if (state.State.Key is not { } key)
        {
            // Made-up ids must not fill the memory.
            DeactivateOnIdle();
            return null;
        }

        if (hash.IsDefault
            || !CryptographicOperations.FixedTimeEquals(state.State.Hash.AsSpan(), hash.AsSpan())
            || key.ExpiresAt <= now
            || await GrainFactory.GetGrain<IUserGrain>(GrainKeys.User(key.UserId)).Current() is not { } owner)
        {
            return null;
        }

        await NoteUse(now);
        return state.State.Key is null ? null : owner with
        {
            Caller = owner.Caller with { Role = key.Role < owner.Caller.Role ? key.Role : owner.Caller.Role, ApiKeyId = key.Id },
        };
    }

    public Task Revoke() => state.Store(new State());

    // A store that is down must not lock out those who only read.
    private async Task NoteUse(DateTimeOffset now)
    {
        if (state.State.Key is not { } key || now - key.LastUsedAt < UseIsNotedEvery)
        {
            return;
        }

        try
        {
            await state.Store(state.State with { Key = key with { LastUsedAt = now } });
        }
        catch (Exception exception)
        {
            LogUseNotNoted(log, key.Id, exception);
            DeactivateOnIdle();
        }
    }

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "The last use of API key {Key} could not be stored.")]
    private static partial void LogUseNotNoted(ILogger log, Guid key, Exception exception);

    internal sealed record State
    {
        public ApiKey? Key { get; init; }

        public ImmutableArray<byte> Hash { get; init; } = [];
    }
}
