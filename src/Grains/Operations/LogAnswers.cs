using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class LogAnswers
{
    /// <summary>A part of a log, without secrets. For the tail the log is first asked how long it is.</summary>
    public static async Task<Page<LogLine>> Read(this LogPart part, Func<int, int, Task<PveTaskLog>> read)
    {
        var start = part.Start;
        if (part.Tail)
        {
            var total = (await read(0, 1)).Total;
            start = (int)Math.Clamp(total - part.Limit, 0, int.MaxValue);
        }

        var log = await read(start, part.Limit);
        return new(log.Lines.Take(part.Limit).Select(line => new LogLine(line.Number, Redaction.RedactText(line.Text ?? ""))).ToImmutableArray(), log.Total);
    }
}
