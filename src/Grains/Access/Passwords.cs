using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hypervisor.Grains;

/// <summary>Hashes passwords (PBKDF2, SHA-512) on the thread pool, few at a time, so that sign-ins can't starve the grains.</summary>
internal sealed class Passwords
{
    public const int MinLength = 12;
    public const int MaxLength = 512;

    public const int Iterations = 210_000;

    private readonly PasswordHasher<Passwords> hasher;
    private readonly SemaphoreSlim workers = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly Lazy<string> nobody;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        hasher = new(options);
        nobody = new(() => hasher.HashPassword(this, RandomNumberGenerator.GetHexString(32)));
    }

    public static FieldErrors Check(FieldErrors errors, string field, Secret password) => errors.Require(
        password.Reveal is { Length: >= MinLength and <= MaxLength },
        field,
        $"A password has {MinLength} to {MaxLength} characters.");

    public Task<string> Hash(Secret password) => Run(() => hasher.HashPassword(this, password.Reveal));

    /// <summary>Compares a password with a hash; with none, it takes as long and fails.</summary>
    public Task<PasswordVerificationResult> Verify(string? hash, Secret password) => Run(() =>
    {
        var result = hasher.VerifyHashedPassword(this, hash ?? nobody.Value, password.Reveal ?? "");
        return hash is null ? PasswordVerificationResult.Failed : result;
    });

    private async Task<T> Run<T>(Func<T> work)
    {
        await workers.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            workers.Release();
        }
    }
}
