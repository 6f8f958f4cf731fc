using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox;

/// <summary>The name of a task: <c>UPID:node:pid:pstart:starttime:type:id:user:</c>, the numbers in hex.</summary>
/// <param name="Id">What it works on (a VMID, a volume); may be empty.</param>
/// <param name="User">With the token's name after <c>!</c> where a token started it.</param>
public sealed partial record Upid(string Node, int Pid, long ProcessStart, DateTimeOffset StartedAt, string Type, string Id, string User)
{
    /// <summary>The name of the API token, where one started the task.</summary>
    public string? Token => User.IndexOf('!') is var at and >= 0 ? User[(at + 1)..] : null;

    /// <exception cref="FormatException"/>
    public static Upid Parse(string text) => TryParse(text, out var upid) ? upid : throw new FormatException("This is no UPID.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Upid? upid)
    {
        upid = null;
        if (text is not { Length: < 1024 } || Format().Match(text) is not { Success: true } match)
            return false;

        var pid = long.Parse(match.Groups["pid"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var pstart = long.Parse(match.Groups["pstart"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var start = long.Parse(match.Groups["start"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (pid > int.MaxValue)
            return false;
        upid = new(match.Groups["node"].Value, (int)pid, pstart, DateTimeOffset.FromUnixTimeSeconds(start),
            match.Groups["type"].Value, match.Groups["id"].Value, match.Groups["user"].Value);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"UPID:{Node}:{Pid:X8}:{ProcessStart:X8}:{StartedAt.ToUnixTimeSeconds():X8}:{Type}:{Id}:{User}:");

    [GeneratedRegex(@"^UPID:(?<node>[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?):(?<pid>[0-9A-Fa-f]{8}):(?<pstart>[0-9A-Fa-f]{8,9}):(?<start>[0-9A-Fa-f]{8}):(?<type>[^:\s/]+):(?<id>[^:\s]*):(?<user>[^:\s/]+):\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}
