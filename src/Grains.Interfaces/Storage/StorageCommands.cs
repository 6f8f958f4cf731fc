using System.Text;
using System.Text.RegularExpressions;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Removes a disk image, an ISO, a template or a backup for good.</summary>
[Operation("proxmox.storage.delete_volume", "delete", Risk.Catastrophic, Permission.ManageNodes, Tasks = "imgdel", TargetId = "volume")]
[GenerateSerializer, Immutable, Alias("proxmox.storage.delete_volume")]
public sealed partial record DeleteVolume : NodeCommand
{
    /// <summary>Null: the one before the volume's colon.</summary>
    [Id(0), StorageName] public string? Storage { get; init; }

    /// <summary><c>local:iso/debian.iso</c>, or without its storage.</summary>
    [Id(1), AlsoNamed("volid"), Volume] public required string Volume { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Delete($"/nodes/{node}/storage/{StorageOf()}/content/{VolumeId()}");

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(StorageOf().Length > 0, "storage", "storage must be given, or stand before the volume's colon.")
            .Require(Storage is null || !HasStorage() || Volume.StartsWith(Storage + ":", StringComparison.Ordinal), "volume", "volume is on another storage.");

    /// <summary>The guest that owns it, where its name tells, and the storage: <c>100@local</c>.</summary>
    protected override string TaskId(CommandTarget target) => Owner().Match(VolumeId()) is { Success: true } match ? $"{match.Groups["vmid"].Value}@{StorageOf()}" : StorageOf();

    private string StorageOf() => Storage ?? (HasStorage() ? Volume.Split(':')[0] : "");

    private string VolumeId() => HasStorage() ? Volume : $"{Storage}:{Volume}";

    private bool HasStorage() => StoragePrefix().IsMatch(Volume);

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9._-]*:")]
    private static partial Regex StoragePrefix();

    [GeneratedRegex("(?:^|[:/])(?:vm|base|subvol|basevol)-(?<vmid>[1-9][0-9]{2,8})-|(?:^|[:/])vzdump-(?:qemu|lxc)-(?<vmid>[1-9][0-9]{2,8})-|[:/](?:vm|ct)/(?<vmid>[1-9][0-9]{2,8})/|:(?<vmid>[1-9][0-9]{2,8})/")]
    private static partial Regex Owner();
}

/// <summary>Puts an ISO image, a container template or a disk image for import onto a storage. The file itself joins the request when it is sent.</summary>
[Operation("proxmox.storage.upload", "create", Risk.Safe, Permission.ManageNodes, Tasks = "imgcopy")]
[GenerateSerializer, Immutable, Alias("proxmox.storage.upload")]
public sealed record UploadVolume : NodeCommand
{
    [Id(0), StorageName] public required string Storage { get; init; }
    [Id(1), OneOf("iso", "vztmpl", "import")] public required string Content { get; init; }
    [Id(2), FileName] public required string Filename { get; init; }
    [Id(3), Checksum] public string? Checksum { get; init; }
    [Id(4), OneOf("md5", "sha1", "sha224", "sha256", "sha384", "sha512")] public string? ChecksumAlgorithm { get; init; }

    // The file comes last: Proxmox VE wants to know the content before it.
    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/storage/{Storage}/upload")
        .With("content", Content).With("checksum", Checksum).With("checksum-algorithm", ChecksumAlgorithm);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Checksum is null == ChecksumAlgorithm is null, "checksum", "checksum and checksum_algorithm go together.");
}

/// <summary>Lets the node fetch a file onto a storage.</summary>
[Operation("proxmox.storage.download_url", "create", Risk.Safe, Permission.ManageNodes, Tasks = "download")]
[GenerateSerializer, Immutable, Alias("proxmox.storage.download_url")]
public sealed record DownloadToStorage : NodeCommand
{
    [Id(0), StorageName] public required string Storage { get; init; }

    /// <summary>http or https, without a user or a password.</summary>
    [Id(1), WebAddress] public required string Url { get; init; }

    [Id(2), OneOf("iso", "vztmpl", "import")] public required string Content { get; init; }
    [Id(3), FileName] public required string Filename { get; init; }
    [Id(4), Checksum] public string? Checksum { get; init; }
    [Id(5), OneOf("md5", "sha1", "sha224", "sha256", "sha384", "sha512")] public string? ChecksumAlgorithm { get; init; }

    /// <summary>Of what is fetched, to be undone.</summary>
    [Id(6), OneOf("gz", "lzo", "zst", "bz2")] public string? Compression { get; init; }

    [Id(7)] public bool? VerifyCertificates { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/storage/{Storage}/download-url")
        .With("url", Url).With("content", Content).With("filename", Filename).With("checksum", Checksum).With("checksum-algorithm", ChecksumAlgorithm)
        .With("compression", Compression).With("verify-certificates", VerifyCertificates);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        errors.Require(Checksum is null == ChecksumAlgorithm is null, "checksum", "checksum and checksum_algorithm go together.");
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || !Ascii.IsValid(url.OriginalString))
        {
            errors.Add("url", "It is no URL that a node understands; write other letters than ASCII as %XX, and in a host's name as xn--….");
        }
        else if (NetworkGuard.RefusalOf(url) is { } kind)
        {
            errors.Add("url", $"It leads to {kind} address, and what a node finds there is not for others.");
        }
    }

    protected override string TaskId(CommandTarget target) => Filename;
}
