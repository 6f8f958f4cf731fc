namespace Hypervisor.PveSimulator;

/// <param name="ServiceId">vm:100 or ct:200.</param>
internal sealed record HaResource(string ServiceId)
{
    /// <summary>What is wanted: started, stopped, ignored, disabled. What is, follows at once here.</summary>
    public string State { get; set; } = "started";

    /// <summary>comment, max_restart, max_relocate, failback, group: present only when set.</summary>
    public SortedDictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>migrate or relocate, and where to, while it is on its way.</summary>
    public (string Kind, string Target)? Move { get; set; }

    /// <summary>As the manager has it: what is wanted, or the move that goes on.</summary>
    public string ManagedState => Move?.Kind ?? State;

    public string Type => ServiceId[..2];
    public int Vmid => int.Parse(ServiceId[3..], System.Globalization.CultureInfo.InvariantCulture);
}
