namespace Hypervisor.Proxmox;

/// <summary>A file that goes along with a POST. Its length must be known: Proxmox refuses chunked bodies.</summary>
internal sealed record PveUpload(string FileName, Stream Content, long SizeBytes);
