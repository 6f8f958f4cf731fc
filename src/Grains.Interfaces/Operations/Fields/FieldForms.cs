using System.ComponentModel.DataAnnotations;

namespace Hypervisor.Grains.Interfaces;

// What fields of many commands have in common. The forms are Proxmox VE's where our contract leaves it to it.

public sealed class NodeNameAttribute() : FormAttribute(Pattern, "name of a node", 63)
{
    private const string Pattern = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";

    private static readonly NodeNameAttribute Instance = new();

    public static bool Matches(string node) => Instance.IsValid(node);
}

public sealed class StorageNameAttribute() : FormAttribute("[a-zA-Z][a-zA-Z0-9._-]*[a-zA-Z0-9]", "name of a storage", 100);

/// <summary>One storage for all, or pairs: <c>local:tank,ssd:tank2</c>; <c>1</c> keeps the names.</summary>
public sealed class StorageMapAttribute() : FormAttribute("1|[a-zA-Z][a-zA-Z0-9._-]*(:[a-zA-Z0-9._-]+)?(,[a-zA-Z][a-zA-Z0-9._-]*(:[a-zA-Z0-9._-]+)?)*", "storage or list of source:target", 512);

/// <summary>One bridge for all, or pairs: <c>vmbr0:vmbr1</c>; <c>1</c> keeps the names.</summary>
public sealed class BridgeMapAttribute() : FormAttribute("1|[-_.A-Za-z0-9]+(:[-_.A-Za-z0-9]+)?(,[-_.A-Za-z0-9]+(:[-_.A-Za-z0-9]+)?)*", "bridge or list of source:target", 512);

/// <summary>At most 40 characters. <c>current</c> is what Proxmox VE calls the running state.</summary>
public sealed class SnapshotNameAttribute() : FormAttribute("[A-Za-z][A-Za-z0-9_-]+", "name of a snapshot: letters, digits, - and _, a letter first, 2 to 40 characters, not 'current'", 40)
{
    protected override bool IsAllowed(string text) => text != "current";
}

public sealed class ConfigIdAttribute() : FormAttribute("[A-Za-z][A-Za-z0-9_-]+", "id: letters, digits, - and _, a letter first", 63);

public sealed class JobIdAttribute() : FormAttribute("[A-Za-z0-9_:-]+", "id of a job: letters, digits, _, : and -, at most 50", 50);

public sealed class PoolIdAttribute() : FormAttribute("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,2}", "id of a pool", 128);

public sealed class HostnameAttribute() : FormAttribute("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?([.][a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*", "DNS name", 128);

/// <summary>Of a configuration, as Proxmox VE gave it.</summary>
public sealed class DigestAttribute() : FormAttribute("[0-9A-Fa-f]{40}([0-9A-Fa-f]{24})?", "digest", 64);

public sealed class NetworkAttribute() : FormAttribute("[0-9A-Fa-f:.]+/[0-9]{1,3}", "network in CIDR form", 64);

public sealed class ResourceIdAttribute() : FormAttribute("(vm|ct):[1-9][0-9]{2,8}", "id of a resource, as in vm:100", 20);

/// <summary>Days, date and time, each may be left out: <c>mon..fri 8..17:0/30</c>, <c>*-*-1 04:00</c>, <c>*/15</c>; or a word such as <c>daily</c>.</summary>
public sealed class CalendarEventAttribute() : FormAttribute(Pattern, "schedule, as in 'sat 02:30', 'mon..fri 22:00' or '*/15'", 128)
{
    private const string Hour = "([01]?[0-9]|2[0-3])";
    private const string Minute = "[0-5]?[0-9]";
    private const string Number = "[0-9]{1,4}";
    private const string Day = "([Mm]on(day)?|[Tt]ue(sday)?|[Ww]ed(nesday)?|[Tt]hu(rsday)?|[Ff]ri(day)?|[Ss]at(urday)?|[Ss]un(day)?)";

    private const string Hours = $@"(\*|{Hour}([.][.]{Hour})?)(/[0-9]{{1,2}})?";
    private const string Minutes = $@"(\*|{Minute}([.][.]{Minute})?)(/[0-9]{{1,2}})?";
    private const string Numbers = $@"(\*|{Number}([.][.]{Number})?)(/[0-9]{{1,2}})?";

    private const string Days = $"{Day}([.][.]{Day})?(,{Day}([.][.]{Day})?)*";
    private const string Date = $"({Numbers}(,{Numbers})*-){{1,2}}{Numbers}(,{Numbers})*";
    private const string Time = $"({Hours}(,{Hours})*:{Minutes}(,{Minutes})*(:{Minutes}(,{Minutes})*)?|{Minutes}(,{Minutes})*)";
    private const string Word = "minutely|hourly|daily|weekly|monthly|quarterly|semi-?annually|yearly|annually";

    private const string Pattern = $" *({Word}|({Days}( +{Date})?|{Date})( +{Time})?|{Time}) *";
}

/// <summary>Growing only: an increase (<c>+10G</c>) or the new size.</summary>
public sealed class DiskSizeAttribute() : FormAttribute(@"\+?[0-9]+([.][0-9]+)?[KMGT]?", "size, as in +10G or 64G", 20);

public sealed class VmDiskAttribute() : FormAttribute("ide[0-3]|sata[0-5]|scsi([0-9]|[12][0-9]|30)|virtio([0-9]|1[0-5])|efidisk0|tpmstate0", "disk of a virtual machine, as in scsi0", 20);

public sealed class ContainerVolumeAttribute() : FormAttribute("rootfs|mp([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])", "volume of a container: rootfs or mp0 to mp255", 20);

public sealed class BridgeAttribute() : FormAttribute("[-_.A-Za-z0-9]+", "name of a bridge", 64);

public sealed class SdnNameAttribute() : FormAttribute("[a-zA-Z][a-zA-Z0-9]{0,6}[a-zA-Z0-9]", "name of 2 to 8 letters and digits, a letter first", 8);

/// <summary>Without commas or blanks: parts of a property string.</summary>
public sealed class PlainAttribute(int maxLength = 512) : FormAttribute(@"[^\s,]+", $"text without blanks and commas, of at most {maxLength} characters", maxLength);

/// <summary>One line.</summary>
public sealed class LineAttribute(int maxLength) : FormAttribute(@"[^\x00-\x1f\x7f]*", $"line of at most {maxLength} characters", maxLength);

/// <summary>Many lines.</summary>
public sealed class LinesAttribute(int maxLength) : FormAttribute(@"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*", $"text of at most {maxLength} characters", maxLength);

[AttributeUsage(AttributeTargets.Property)]
public sealed class VmidAttribute() : RangeAttribute(Lowest, Highest)
{
    public const int Lowest = 100;
    public const int Highest = 999_999_999;
}

/// <summary>A name or an address, without scheme or port.</summary>
public sealed class RemoteHostAttribute() : FormAttribute("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+\\]?", "name or address of a host", 253);

/// <summary>SHA-256 in hex with colons.</summary>
public sealed class CertificateFingerprintAttribute() : FormAttribute("([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}", "SHA-256 fingerprint: 32 pairs with colons between", 95);

public sealed class ContainerIpAttribute() : FormAttribute("dhcp|manual|[0-9]{1,3}([.][0-9]{1,3}){3}/[0-9]{1,2}", "dhcp, manual or IPv4 address in CIDR form", 18);

public sealed class RootPasswordAttribute() : FormAttribute(@"[^\x00-\x1f\x7f]{5,}", "password of 5 to 128 characters", 128);

/// <summary>Without folders.</summary>
public sealed class FileNameAttribute() : FormAttribute("[A-Za-z0-9_][A-Za-z0-9_.+~()-]*", "name of a file: letters, digits and _ . + ~ ( ) -", 255);

public sealed class ChecksumAttribute() : FormAttribute("[0-9A-Fa-f]{32,128}", "checksum in hex", 128);

public sealed class WebAddressAttribute() : FormAttribute(@"https?://[^\s/?#@]+([/?#][^\s]*)?", "http or https address without user and password", 2048);

/// <summary>VMIDs apart by commas, or nothing.</summary>
public sealed class VmidListAttribute() : FormAttribute("([1-9][0-9]{2,8}(,[1-9][0-9]{2,8})*)?", "list of VMIDs apart by commas", 255);

/// <summary>Nodes apart by commas, each with a priority or without.</summary>
public sealed class HaNodesAttribute() : FormAttribute("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(:[0-9]{1,4})?(,[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(:[0-9]{1,4})?)*", "list of nodes, as in pve1:2,pve2:1", 512);

/// <summary>Resources apart by commas.</summary>
public sealed class HaResourcesAttribute() : FormAttribute("(vm|ct):[1-9][0-9]{2,8}(,(vm|ct):[1-9][0-9]{2,8})*", "list of resources, as in vm:100,ct:101", 4096);

public sealed class VnetAliasAttribute() : FormAttribute(@"[()A-Za-z0-9 _.:-]*", "alias: letters, digits, blanks and ( ) - _ . :", 256);

public sealed class ServiceNameAttribute() : FormAttribute("[a-z][a-z0-9@_-]*", "name of a service", 63);

public sealed class PemCertificatesAttribute() : FormAttribute(@"\s*(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+", "chain of certificates in PEM", 131_072);

public sealed class PemKeyAttribute() : FormAttribute(@"\s*-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END ([A-Z]+ )?PRIVATE KEY-----\s*", "private key in PEM, without a passphrase", 32_768);

public sealed class ReplicationIdAttribute() : FormAttribute("[1-9][0-9]{2,8}-[0-9]{1,9}", "id of a replication job, as in 100-0", 128);
