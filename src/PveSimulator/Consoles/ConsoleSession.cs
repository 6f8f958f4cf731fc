namespace Hypervisor.PveSimulator;

/// <summary>A screen or terminal that waits at a port for the one who holds its ticket.</summary>
/// <param name="Path">What the ticket is for: /vms/100, /nodes/pve1.</param>
/// <param name="Host">What the shell behind a terminal calls itself.</param>
internal sealed record ConsoleSession(int Port, bool IsTerminal, string User, string Path, string Ticket, DateTimeOffset OpenedAt, string Host);
