using System.ComponentModel.DataAnnotations;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A file inside a guest that may be written.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GuestFileAttribute : ValidationAttribute
{
    private const int MaxLength = 4096;

    private static readonly string[] Denied =
    [
        "/etc/shadow", "/etc/gshadow", "/etc/passwd", "/etc/sudoers", "/etc/ssh/", "/root/.ssh/", "/root/.bash_history",
        "/proc/", "/sys/", "/dev/", "/boot/", "/var/log/auth.log", "/var/log/secure", "/var/log/wtmp", "/var/log/btmp", "/var/log/lastlog",
    ];

    public override bool IsValid(object? value) => value is null || (value is string path && IsAbsolute(path) && !IsDenied(path));

    public override string FormatErrorMessage(string name) =>
        $"{name} must be an absolute path without .. and NUL, of at most {MaxLength} characters, and none of {string.Join(' ', Denied)}.";

    private static bool IsAbsolute(string path) => path.Length is > 1 and <= MaxLength && path[0] == '/' && !path.Any(char.IsControl) && !Parts(path).Contains("..");

    // Doubled slashes and single dots lead to the same file.
    private static bool IsDenied(string path)
    {
        var plain = "/" + string.Join('/', Parts(path).Where(part => part is not ("" or ".")));
        return Denied.Any(prefix => plain.StartsWith(prefix, StringComparison.Ordinal) || plain + "/" == prefix);
    }

    private static string[] Parts(string path) => path.Split('/');
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class GuestFileContentAttribute() : ValidationAttribute
{
    private const int MaxLength = 61_440;

    public override bool IsValid(object? value) => value is null or string { Length: <= MaxLength };

    public override string FormatErrorMessage(string name) => $"{name} must have at most {MaxLength} characters: Proxmox VE takes no more.";
}
