using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.Grains;

/// <param name="Settling">An unanswered request may still be on its way for this long; before, not finding it proves nothing.</param>
public sealed record ChangeTimes(TimeSpan Settling)
{
    public const string SettlingKey = "Hypervisor:SettlingSeconds";

    private const int UsualSettling = 60;

    internal static ChangeTimes Read(IConfiguration configuration) =>
        new(TimeSpan.FromSeconds(int.TryParse(configuration[SettlingKey], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : UsualSettling));
}
