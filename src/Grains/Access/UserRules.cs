using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Who may do what to which user.</summary>
internal static partial class UserRules
{
    /// <summary>Leaves room in a username for what makes it unique.</summary>
    private const int MaxProviderName = 50;

    public static void Check(NewUser user)
    {
        var errors = new FieldErrors()
            .Require(
                UsernamePattern().IsMatch(user.Username ?? ""),
                "username",
                "A username has 2 to 64 letters, digits and . _ @ + -, and starts with a letter or digit.")
            .Require(user.Role is { } role && Enum.IsDefined(role), "role", "A user needs one of the roles.");
        Passwords.Check(errors, "password", user.Password);
        CheckNames(errors, user.DisplayName, user.Email);
        errors.ThrowIfAny();
    }

    public static void Check(UserUpdate update, bool own)
    {
        var errors = new FieldErrors().Require(update.Role is null || Enum.IsDefined(update.Role.Value), "role", "A user needs one of the roles.");
        if (update.Password is { } password)
        {
            Passwords.Check(errors, "password", password);
            errors.Require(!own || update.CurrentPassword is { IsEmpty: false }, "current_password", "Changing your own password takes the current one.");
        }

        CheckNames(errors, update.DisplayName, update.Email);
        errors.ThrowIfAny();
    }

    /// <summary>A provider may make anything of a user but a super admin, whatever is asked for.</summary>
    public static Role Mapped(Role role) => role < Role.SuperAdmin ? role : throw FleetException.Forbidden("A provider gives no super admins.");

    /// <summary>The provider's name for the user, as a username can be.</summary>
    public static string UsernameOf(ExternalProfile profile)
    {
        var name = NoUsernameCharacters().Replace(profile.Username, "-").TrimStart('.', '_', '@', '+', '-');
        return name.Length < 2 ? OtherUsernameOf(profile) : name[..Math.Min(name.Length, MaxProviderName)];
    }

    /// <summary>One that nobody else has.</summary>
    public static string OtherUsernameOf(ExternalProfile profile)
    {
        var name = NoUsernameCharacters().Replace(profile.Username, "-").TrimStart('.', '_', '@', '+', '-');
        var id = GrainKeys.ExternalLogin(profile.Identity)[^12..];
        return name.Length < 2 ? $"user-{id}" : $"{name[..Math.Min(name.Length, MaxProviderName)]}-{id}";
    }

    public static string? DisplayNameOf(ExternalProfile profile) =>
        profile.DisplayName?.Trim() is { Length: >= 1 and <= 255 } name && !HasControl(name) ? name : null;

    public static string? EmailOf(ExternalProfile profile) => profile.Email is { Length: <= 254 } email && EmailPattern().IsMatch(email) ? email : null;

    /// <summary>Roles strictly below one's own; a super admin may make others.</summary>
    public static void DemandCanGive(Caller caller, Role role)
    {
        if (caller.Role <= role && caller.Role != Role.SuperAdmin)
        {
            throw FleetException.Forbidden("You can only give roles below your own.");
        }
    }

    /// <summary>Users below one's own role and oneself; a super admin anyone. Else an organization admin could take over a platform admin's account.</summary>
    public static void DemandCanManage(Caller caller, Guid user, Role role)
    {
        if (caller.UserId != user && caller.Role <= role && caller.Role != Role.SuperAdmin)
        {
            throw FleetException.Forbidden("You can only manage users whose role is below your own.");
        }
    }

    public static void DemandOther(Caller caller, Guid user, string action)
    {
        if (caller.UserId == user)
        {
            throw FleetException.Conflict("own_account", $"You can't {action} your own account.");
        }
    }

    private static void CheckNames(FieldErrors errors, string? displayName, string? email) => errors
        .Require(displayName is null or { Length: <= 255 } && !HasControl(displayName), "display_name", "A display name has at most 255 characters.")
        .Require(
            string.IsNullOrEmpty(email) || (email.Length <= 254 && EmailPattern().IsMatch(email)),
            "email",
            "This is not an e-mail address of at most 254 characters.");

    private static bool HasControl(string? text) => text is not null && text.Any(char.IsControl);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._@+-]{1,63}\z")]
    private static partial Regex UsernamePattern();

    [GeneratedRegex("[^A-Za-z0-9._@+-]+")]
    private static partial Regex NoUsernameCharacters();

    [GeneratedRegex(@"\A[^\s@\p{C}]+@[^\s@\p{C}]+\z")]
    private static partial Regex EmailPattern();
}
