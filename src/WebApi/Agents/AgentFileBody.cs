namespace Hypervisor.WebApi;

/// <param name="File">An absolute path in the guest, up to 4096 characters.</param>
internal sealed record AgentFileBody(string? File);
