using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// The keys of all grains. Each starts with a word that is no hexadecimal number: the SQL grain storage stores a key that parses as a
/// number or GUID as that number, so that "100" and "0100" would be two grains over one row.
/// </summary>
public static class GrainKeys
{
    public const string Organizations = "organizations";

    public static string Controller(Guid controller) => $"controller:{controller:D}";

    public static string Node(Guid controller, string node) => $"node:{controller:D}/{node}";

    public static string Guest(Guid controller, int vmid) => string.Create(CultureInfo.InvariantCulture, $"guest:{controller:D}/{vmid}");

    public static string Directory(Guid organization) => $"directory:{organization:D}";

    public static string Settings(Guid organization) => $"settings:{organization:D}";

    /// <summary>The events of one organization, or of all of them.</summary>
    public static string Events(Guid? organization) => organization is { } id ? $"events:{id:D}" : "events:all";

    /// <summary>The audit log of one organization, or of what belongs to none (a sign-in with a name that nobody has).</summary>
    public static string Audit(Guid? organization) => $"audit:{organization ?? Guid.Empty:D}";

    /// <summary>The fleet of one organization, or of all of them.</summary>
    public static string Fleet(Guid? organization) => organization is { } id ? $"fleet:{id:D}" : "fleet:all";

    public static string GuestSnapshot(Guid snapshot) => $"guests:{snapshot:D}";

    /// <summary>The lists of changes; many copies of one grain.</summary>
    public const string Changes = "changes";

    public static string Change(Guid change) => $"change:{change:D}";

    public static string User(Guid user) => $"user:{user:D}";

    /// <summary>A name to sign in with, case-insensitive.</summary>
    public static string Login(string username) => $"login:{username.Trim().ToLowerInvariant()}";

    /// <summary>Hashed, because a subject may be anything.</summary>
    public static string ExternalLogin(ExternalIdentity identity) =>
        $"external:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity.Issuer}\n{identity.Subject}")))}";

    public static string ApiKey(Guid key) => $"key:{key:D}";

    /// <summary>The users and API keys of an organization.</summary>
    public static string Members(Guid organization) => $"members:{organization:D}";

    /// <summary>Where sign-ins come from: an IPv4 address, or the /64 network of an IPv6 one, since a single host owns all of that.</summary>
    public static string SignInAddress(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"address:{Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))}/64"
            : $"address:{address}";
    }

    /// <summary>The fabric of an organization: operations, and who may call them.</summary>
    public static string Fabric(Guid organization) => $"fabric:{organization:D}";

    public static string FabricConnection(Guid connection) => $"connection:{connection:D}";

    public static string Services(Guid organization) => $"services:{organization:D}";

    public static string Service(Guid service) => $"service:{service:D}";

    public static string SavedViews(Guid user) => $"views:{user:D}";

    /// <summary>The open consoles of a user.</summary>
    public static string ConsolePlaces(Guid user) => $"consoles:{user:D}";

    /// <summary>The id behind a key of the form <c>word:guid</c> or <c>word:guid/rest</c>.</summary>
    public static Guid IdOf(string key)
    {
        var start = key.IndexOf(':', StringComparison.Ordinal) + 1;
        return Guid.ParseExact(key.AsSpan(start, 36), "D");
    }
}
