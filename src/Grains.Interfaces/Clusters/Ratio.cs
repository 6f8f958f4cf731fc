namespace Hypervisor.Grains.Interfaces;

/// <summary>Percentages to two places; nothing of nothing is 0.</summary>
public static class Ratio
{
    public static double Percent(double ratio) => Math.Round(ratio * 100, 2);

    public static double Percent(double used, double total) => total > 0 ? Percent(used / total) : 0;
}
