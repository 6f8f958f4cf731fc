namespace Hypervisor.Proxmox;

internal static class AccessRequests
{
    public static PveRequest Ticket(string username, string password) => PveRequest.Post($"/access/ticket").With("username", username).With("password", password);

    public static PveRequest Permissions(string? path) => PveRequest.Get($"/access/permissions").With("path", path);
}
