using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Where to go after signing in: a page of ours, never another site's.</summary>
internal static partial class ReturnUrl
{
    public const string Home = "/hypervisor";

    public static string Check(string? url) =>
        string.IsNullOrEmpty(url) ? Home
        : url.Length <= 1024 && OwnPage().IsMatch(url) ? url
        : throw FleetException.Invalid("return_url", "It must be the path of a page of this product, such as /hypervisor/guests.");

    // No scheme or host, no backslash that browsers take for a slash, nothing that leads out of the folder, no control characters.
    [GeneratedRegex(@"\A/hypervisor(?:/(?!\.{1,2}(?:/|\?|\z))[A-Za-z0-9._~%!$&'()*+,;=:@-]*)*(?:\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?\z")]
    private static partial Regex OwnPage();
}
