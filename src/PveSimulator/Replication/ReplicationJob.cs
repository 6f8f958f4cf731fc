using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>A guest's disks that are copied to another node again and again. What has happened is told from the clock: nothing runs.</summary>
/// <param name="id">100-0</param>
internal sealed class ReplicationJob(string id, string source, string target, DateTimeOffset createdAt)
{
    public const string DefaultSchedule = "*/15";

    public string Id => id;
    public int Vmid { get; } = int.Parse(id.Split('-')[0], CultureInfo.InvariantCulture);
    public int Number { get; } = int.Parse(id.Split('-')[1], CultureInfo.InvariantCulture);
    public string Source { get; private set; } = source;
    public string Target { get; private set; } = target;

    /// <summary>comment, schedule, rate, disable, remove_job, source: present only when set.</summary>
    public SortedDictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>When someone wanted it to run at once.</summary>
    public DateTimeOffset? ForcedAt { get; set; }

    /// <summary>Why every run fails since then, and how often it had failed by then.</summary>
    public (DateTimeOffset Since, string Error, int Count)? Failure { get; set; }

    public bool IsDisabled => Options.GetValueOrDefault("disable") == "1";

    public ReplicationSchedule Schedule => new(Options.GetValueOrDefault("schedule", DefaultSchedule));

    public string Text => $"local: {id}\n\ttarget {Target}\n{string.Concat(Options.Select(option => $"\t{option.Key} {option.Value}\n"))}";

    /// <summary>The job turns round when its guest moves to the target.</summary>
    public void Follow(string node)
    {
        if (node == Target) Target = Source;
        Source = node;
    }

    public Json ToJson()
    {
        var json = new Json { ["id"] = id, ["type"] = "local", ["guest"] = Vmid, ["jobnum"] = Number, ["source"] = Source, ["target"] = Target };
        foreach (var (option, value) in Options.Where(option => option.Key != "source"))
            json[option] = option is "disable" or "rate" ? double.Parse(value, CultureInfo.InvariantCulture) is var number && number % 1 == 0 ? (long)number : number : value;
        return json;
    }
}
