using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>Signs and checks the login tickets and the tokens against cross-site requests of one cluster.</summary>
internal sealed class Tickets(byte[] key)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(300);
    private byte[] _key = key;

    public string Create(string user, DateTimeOffset now) => Sign($"PVE:{user}:{Stamp(now)}", "::");

    public string CreateCsrf(string user, DateTimeOffset now) => Stamp(now) + ":" + Signature($"{Stamp(now)}:{user}");

    /// <summary>No ticket given out so far is good any more, as after a change of the cluster's key.</summary>
    public void Renew() => _key = SHA256.HashData(_key);

    /// <summary>The user of a good ticket, else null.</summary>
    public string? Check(string ticket, DateTimeOffset now)
    {
        var cut = ticket.IndexOf("::", StringComparison.Ordinal);
        if (cut < 0 || ticket.Split(':') is not ["PVE", var user, var stamp, ..]) return null;
        return IsFresh(stamp, now) && Matches(Sign(ticket[..cut], "::"), ticket) ? user : null;
    }

    public bool CheckCsrf(string token, string user, DateTimeOffset now)
    {
        var stamp = token.Split(':')[0];
        return IsFresh(stamp, now) && Matches(stamp + ":" + Signature($"{stamp}:{user}"), token);
    }

    private static string Stamp(DateTimeOffset now) => now.ToUnixTimeSeconds().ToString("X8", CultureInfo.InvariantCulture);

    private static bool IsFresh(string stamp, DateTimeOffset now)
    {
        if (!long.TryParse(stamp, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var seconds)) return false;
        var age = now - DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, uint.MaxValue));
        return age > -Ahead && age < Lifetime;
    }

    private static bool Matches(string expected, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private string Sign(string text, string separator) => text + separator + Signature(text);

    private string Signature(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
