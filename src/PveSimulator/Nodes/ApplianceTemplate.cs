namespace Hypervisor.PveSimulator;

/// <summary>A container template that can be downloaded.</summary>
internal sealed record ApplianceTemplate(string Package, string Version, string Os, string Headline, string File, long Size)
{
    public string Url => $"http://download.proxmox.com/images/system/{File}";

    public static readonly ApplianceTemplate[] Usual =
    [
        new("debian-13-standard", "13.1-2", "debian-13", "Debian 13 Trixie (standard)", "debian-13-standard_13.1-2_amd64.tar.zst", 129_710_398), new("ubuntu-24.04-standard", "24.04-2", "ubuntu-24.04", "Ubuntu 24.04 Noble (standard)", "ubuntu-24.04-standard_24.04-2_amd64.tar.zst", 141_589_318),
        new("alpine-3.22-default", "20250617", "alpine", "LXC default image for alpine 3.22 (20250617)", "alpine-3.22-default_20250617_amd64.tar.xz", 3_280_124), new("rockylinux-10-default", "20251001", "centos", "LXC default image for rockylinux 10 (20251001)", "rockylinux-10-default_20251001_amd64.tar.xz", 112_204_380),
    ];

    public Json ToJson() => new()
    {
        ["package"] = Package, ["version"] = Version, ["os"] = Os, ["headline"] = Headline, ["description"] = Headline, ["template"] = File, ["location"] = Url, ["section"] = "system", ["type"] = "lxc", ["architecture"] = "amd64",
        ["source"] = "https://download.proxmox.com/images", ["infopage"] = "https://pve.proxmox.com", ["manageurl"] = "", ["maintainer"] = "Proxmox Support Team <support@proxmox.com>", ["sha512sum"] = new string('0', 128),
    };
}
