using System.Text;

namespace Hypervisor.Grains;

/// <summary>The beginning of a terminal of Proxmox VE: the client's first line is the ticket, and OK the answer.</summary>
internal static class TerminalSignIn
{
    /// <exception cref="InvalidDataException">The terminal refuses.</exception>
    public static async Task SignIn(Stream terminal, string user, string ticket, CancellationToken cancellation)
    {
        await terminal.WriteAsync(Encoding.UTF8.GetBytes($"{user}:{ticket}\n"), cancellation);
        var answer = new byte[2];
        await terminal.ReadExactlyAsync(answer, cancellation);
        if (!answer.AsSpan().SequenceEqual("OK"u8))
        {
            throw new InvalidDataException("The terminal refused its ticket.");
        }
    }
}
