using System.Collections.Frozen;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Which of Proxmox VE's parameters a command takes as they are, by the sets of <c>pve-parameters.json</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PveParametersAttribute(params string[] sets) : Attribute
{
    /// <summary>Names, apart by blanks: those, and no others.</summary>
    public string Only { get; init; } = "";

    /// <summary>Names, apart by blanks: fields of the command stand for them.</summary>
    public string Except { get; init; } = "";

    /// <summary>For updates: nothing must be given.</summary>
    public bool Partial { get; init; }

    internal PveParameterTable Table()
    {
        var (only, except) = (Words(Only), Words(Except));
        return new(sets, name => (only.Count == 0 || only.Contains(name)) && !except.Contains(name));
    }

    private static FrozenSet<string> Words(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
