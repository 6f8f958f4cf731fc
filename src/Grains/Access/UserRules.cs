using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Who may do what to which user.</summary>
internal static partial class UserRules
{
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

    [GeneratedRegex(@"\A[^\s@\p{C}]+@[^\s@\p{C}]+\z")]
    private static partial Regex EmailPattern();
}
