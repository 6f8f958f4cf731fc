namespace Hypervisor.Proxmox;

/// <summary>What came back, whatever it says.</summary>
internal readonly record struct PveAnswer(int Status, string? ReasonPhrase, ReadOnlyMemory<byte> Body, object? Folded = null);
