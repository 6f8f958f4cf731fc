using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class TransferParameters
{
    /// <summary>POST /nodes/{node}/storage/{storage}/upload</summary>
    public static readonly ParameterSet Upload = new([
        Text("checksum"), OneOf("checksum-algorithm", "md5", "sha1", "sha224", "sha256", "sha384", "sha512"),
        OneOf("content", "iso", "vztmpl", "import").Required(), Text("filename", maxLength: 255).Required(),
        Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id").Required(),
        Text("tmpfilename", pattern: @"/var/tmp/pveupload-[0-9a-f]+"),
    ]);

    /// <summary>POST /nodes/{node}/storage/{storage}/download-url</summary>
    public static readonly ParameterSet Download = new([
        Text("checksum"), OneOf("checksum-algorithm", "md5", "sha1", "sha224", "sha256", "sha384", "sha512"), Text("compression"),
        OneOf("content", "iso", "vztmpl", "import").Required(), Text("filename", maxLength: 255).Required(),
        Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id").Required(),
        Text("url", pattern: @"https?://.*").Required(), Flag("verify-certificates"),
    ]);
}
