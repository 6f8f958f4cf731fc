using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a parameter of Proxmox VE, or a part of a property string, may be.</summary>
internal sealed record PveRule
{
    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>array</c>.</summary>
    public string Type { get; init; } = "string";

    public bool Required { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public FrozenSet<string>? Choices { get; init; }
    public string? Pattern { get; init; }

    /// <summary>A check of <see cref="PveFormats"/>, or a property string of the table.</summary>
    public string? Format { get; init; }

    /// <summary>Its value may stand without its key.</summary>
    public bool DefaultKey { get; init; }

    /// <summary>Another spelling of this part.</summary>
    public string? Alias { get; init; }

    /// <summary>The part that is given by the alias's name: <c>virtio=MAC</c> says <c>model=virtio</c> too.</summary>
    public string? KeyAlias { get; init; }

    /// <summary>The parameter that must be given with this one.</summary>
    public string? Requires { get; init; }

    /// <summary>Of <c>net[n]</c>: the highest n.</summary>
    public int? Last { get; init; }

    [JsonIgnore]
    public Regex? Form => field ??= Pattern is null ? null : new Regex($@"\A(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
