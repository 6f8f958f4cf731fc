namespace Hypervisor.Proxmox;

/// <summary>Proof that a change passed every gate. Only the applier of changes can make one, and nothing but a GET and what opens a console is sent without it.</summary>
public sealed class WritePermit
{
    private readonly Func<CancellationToken, Task>? confirm;

    /// <param name="confirm">Asked right before the request leaves, after all waiting; where it throws, nothing is sent.</param>
    internal WritePermit(Func<CancellationToken, Task>? confirm = null) => this.confirm = confirm;

    internal Task Confirm(CancellationToken cancellation) => confirm?.Invoke(cancellation) ?? Task.CompletedTask;
}
