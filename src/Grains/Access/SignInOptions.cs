using System.ComponentModel.DataAnnotations;

namespace Hypervisor.Grains;

/// <summary>
/// How often somebody may try to sign in. Read from <c>Access:SignIn</c>. The counts live in memory, which a grain that nobody calls gives up
/// after 15 minutes, so no window is longer than 10.
/// </summary>
public sealed class SignInOptions
{
    public const string Section = "Access:SignIn";

    /// <summary>Tries per address in <see cref="AddressWindow"/>: 1 to 100,000, default 5.</summary>
    [Range(1, 100_000)]
    public int AddressTries { get; set; } = 5;

    /// <summary>1 s to 10 minutes, default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AddressWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Failures per username in <see cref="NameWindow"/>, from all addresses: 1 to 100,000, default 20.</summary>
    [Range(1, 100_000)]
    public int NameFailures { get; set; } = 20;

    /// <summary>1 s to 10 minutes, default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan NameWindow { get; set; } = TimeSpan.FromMinutes(5);
}
