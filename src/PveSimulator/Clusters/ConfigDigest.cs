using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The digest of a configuration file: who sends an older one has not seen the last change.</summary>
internal static class ConfigDigest
{
    public static string Of(string text) => Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="PveError">500: the caller's digest is not this one.</exception>
    public static void Demand(string digest, string? ofCaller)
    {
        if (!string.IsNullOrEmpty(ofCaller) && ofCaller != digest) throw PveError.Failed("detected modified configuration - file changed by other user? Try again.");
    }
}
