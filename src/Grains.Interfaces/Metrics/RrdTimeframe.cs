namespace Hypervisor.Grains.Interfaces;

/// <summary>How far back the figures of a chart go.</summary>
public enum RrdTimeframe
{
    Hour,
    Day,
    Week,
    Month,
    Year,
}
