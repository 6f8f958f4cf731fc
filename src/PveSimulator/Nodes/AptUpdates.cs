namespace Hypervisor.PveSimulator;

/// <summary>The packages that wait for an update, the same on every node.</summary>
internal static class AptUpdates
{
    private static readonly (string Package, string Origin, string Section, string Old, string New, string Title)[] Waiting =
    [
        ("dpkg", "Debian", "admin", "1.22.20", "1.22.21", "Debian package management system"),
        ("libssh2-1t64", "Debian", "libs", "1.11.1-1", "1.11.1-1+deb13u1", "SSH2 client-side library"),
        ("openssl", "Debian", "utils", "3.5.1-1", "3.5.1-1+deb13u1", "Secure Sockets Layer toolkit - cryptographic utility"),
        ("proxmox-kernel-6.14", "Proxmox", "admin", "6.14.11-4", "6.14.11-5", "Latest Proxmox Kernel Image"),
        ("pve-qemu-kvm", "Proxmox", "admin", "10.0.2-4", "10.1.2-1", "Full virtualization on x86 hardware"),
        ("pve-firmware", "Proxmox", "misc", "3.16-4", "3.17-1", "Binary firmware code for the pve-kernel"),
    ];

    public static IEnumerable<Json> List() => Waiting.Select(update => new Json
    {
        ["Package"] = update.Package, ["Title"] = update.Title, ["Description"] = update.Title, ["Origin"] = update.Origin, ["OldVersion"] = update.Old, ["Version"] = update.New,
        ["Section"] = update.Section, ["Priority"] = "optional", ["Arch"] = "amd64",
    });
}
