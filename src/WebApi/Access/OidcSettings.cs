using System.Collections.Immutable;
using System.Net;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.WebApi;

/// <summary>How people sign in at an OpenID Connect provider. Null settings mean that nobody does.</summary>
/// <param name="Authority">The provider; its description is at <c>/.well-known/openid-configuration</c> below it.</param>
/// <param name="Name">What the sign-in page calls the provider.</param>
/// <param name="Roles">Which value of the role claim gives which role; who has several gets the highest.</param>
/// <param name="DefaultRole">For who has none of the values; null: they stay out.</param>
/// <param name="Organization">The name of the organization of new users; null: the first one.</param>
/// <param name="Provisioning">Whether who is not known gets a user.</param>
public sealed record OidcSettings(
    Uri Authority,
    string ClientId,
    Secret ClientSecret,
    string Name,
    ImmutableArray<string> Scopes,
    string UsernameClaim,
    string EmailClaim,
    string RoleClaim,
    ImmutableDictionary<string, Role> Roles,
    Role? DefaultRole,
    string? Organization,
    bool Provisioning)
{
    private const string Section = "Hypervisor:Oidc";

    private static readonly string[] Needed = ["Authority", "ClientId", "ClientSecret"];

    private static readonly string[] All =
    [
        .. Needed, "Name", "Scopes", "UsernameClaim", "EmailClaim", "RoleClaim", "Roles", "DefaultRole", "Organization", "Provisioning",
    ];

    /// <summary>Whether the provider decides who has which role.</summary>
    public bool RoleIsMapped => !Roles.IsEmpty;

    /// <param name="problem">Is told of each value that can't be used.</param>
    /// <returns>Null where nothing is set, and where something is wrong.</returns>
    public static OidcSettings? Read(IConfiguration configuration, Action<string> problem)
    {
        if (!All.Any(name => Text(configuration, name) is not null))
        {
            return null;
        }

        var isWhole = true;
        var settings = new OidcSettings(
            AuthorityOf(Text(configuration, "Authority"), Report),
            Text(configuration, "ClientId") ?? "",
            new Secret(Text(configuration, "ClientSecret") ?? ""),
            Text(configuration, "Name") ?? "single sign-on",
            [.. (Text(configuration, "Scopes") ?? "openid profile email").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Text(configuration, "UsernameClaim") ?? "preferred_username",
            Text(configuration, "EmailClaim") ?? "email",
            Text(configuration, "RoleClaim") ?? "groups",
            RolesOf(Text(configuration, "Roles"), Report),
            Text(configuration, "DefaultRole") is { } role ? RoleOf(role, "--oidc-default-role", Report) : null,
            Text(configuration, "Organization"),
            IsOn(Text(configuration, "Provisioning"), Report));
        foreach (var name in Needed.Where(name => Text(configuration, name) is null))
        {
            Report($"Sign-in by OpenID Connect needs {Variable(name)}.");
        }

        if (!settings.Scopes.Contains("openid"))
        {
            Report("--oidc-scopes lacks openid, without which a provider does not say who signs in.");
        }

        if (settings.Name.Length > 60 || settings.Name.Any(char.IsControl))
        {
            Report("--oidc-name can have 60 characters.");
        }

        if (settings is { Provisioning: true, RoleIsMapped: false, DefaultRole: null })
        {
            Report("--oidc-provisioning is on, but no role is given to new users: set --oidc-roles or --oidc-default-role.");
        }

        return isWhole ? settings : null;

        void Report(string text)
        {
            isWhole = false;
            problem(text);
        }
    }

    /// <summary>The highest role of those that the values give; null where none does.</summary>
    public Role? RoleFor(IEnumerable<string> values) =>
        values.Select(value => Roles.TryGetValue(value, out var role) ? role : (Role?)null).Append(DefaultRole).Max();

    private static string? Text(IConfiguration configuration, string name) =>
        configuration[Section + name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    // ClientId: HYPERVISOR_OIDC_CLIENT_ID
    private static string Variable(string name) =>
        "HYPERVISOR_OIDC" + string.Concat(name.Select(letter => char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    private static Uri AuthorityOf(string? text, Action<string> problem)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Query: "", Fragment: "" } && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            return uri;
        }

        if (text is not null)
        {
            problem($"--oidc-authority is '{text}'; it should look like https://login.example.org/realms/main. Plain http is for loopback only.");
        }

        return new Uri("https://invalid");
    }

    private static ImmutableDictionary<string, Role> RolesOf(string? text, Action<string> problem)
    {
        var roles = ImmutableDictionary.CreateBuilder<string, Role>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Values may have an equals sign (DNs of groups), role names never do.
            var at = pair.LastIndexOf('=');
            if (at <= 0)
            {
                problem($"--oidc-roles has '{pair}'; a value and its role are written as admins=org_admin.");
            }
            else if (RoleOf(pair[(at + 1)..].Trim(), "--oidc-roles", problem) is { } role && !roles.TryAdd(pair[..at].Trim(), role))
            {
                problem($"--oidc-roles has the value '{pair[..at].Trim()}' twice.");
            }
        }

        return roles.ToImmutable();
    }

    private static Role? RoleOf(string text, string setting, Action<string> problem)
    {
        var allowed = Enum.GetValues<Role>().Where(role => role < Role.SuperAdmin);
        foreach (var role in allowed.Where(role => role.Name() == text))
        {
            return role;
        }

        problem($"{setting} has the role '{text}'; it can be {string.Join(", ", allowed.Select(role => role.Name()))}. A super admin is made here, never by a provider.");
        return null;
    }

    private static bool IsOn(string? text, Action<string> problem)
    {
        if (text?.ToLowerInvariant() is null or "off")
        {
            return false;
        }

        if (!text.Equals("on", StringComparison.OrdinalIgnoreCase))
        {
            problem($"--oidc-provisioning is '{text}'; it can be on or off.");
        }

        return true;
    }
}
