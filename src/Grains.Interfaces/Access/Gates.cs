using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The settings that must all be <c>false</c> before anything is written to a cluster. Closed unless set; closed when unreadable.</summary>
/// <param name="ClosedBy">The settings that keep writes closed.</param>
public sealed record Gates(ImmutableArray<string> ClosedBy)
{
    private static readonly ImmutableArray<string> Names = ["ADAPTER_READ_ONLY", "OMADA_READ_ONLY"];

    public bool WritesOpen => ClosedBy.IsEmpty;

    public static Gates Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new([.. Names.Where(name => !IsOpen(configuration[name]))]);
    }

    /// <exception cref="FleetException">Forbidden <c>adapter_read_only</c>, naming what is closed.</exception>
    public void EnsureOpen()
    {
        if (!WritesOpen)
        {
            throw new FleetException(
                Failure.Forbidden, "adapter_read_only", $"Writing is switched off by {string.Join(" and ", ClosedBy)}: set it to false where Hypervisor is started.");
        }
    }

    private static bool IsOpen(string? value) => value?.Trim() is { } text && (text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase));
}
