using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>The options of the program.</summary>
internal static class CommandLine
{
    public const string Help = """
        Simulates Proxmox VE clusters on loopback, each over TLS.

          --clusters N      how many (3)
          --nodes N         in each cluster, 1 to 32 (3)
          --guests N        in each cluster (20)
          --backups N       of each guest that has backups (2)
          --history N       days of tasks, log and snapshots that are behind it (0)
          --ceph N          the number of the cluster that has Ceph, from 0 (1); -1 for none
          --seed N          the same seed makes the same fleet (1)
          --pve VERSION     9.2 or 8.4 (9.2)
          --port N          of all nodes; 0 picks a free one (8006)
          --admin-port N    faults and counters over plain HTTP on 127.0.0.1
          --task-seconds N  how long an ordinary task runs (2)
          --instant-tasks   tasks end at once
          --no-delay        answer 401 at once instead of after three seconds
          --strict          check every request against the file of --schema and answer 400 to what breaks it
          --schema FILE     the description of the API, JSON
          --help

        Prints a line for each cluster: name, address, token id, token secret, fingerprint of the first node.
        """;

    public static (FleetOptions Options, IReadOnlyList<string> Errors, bool WantsHelp) Parse(IReadOnlyList<string> args)
    {
        var errors = new List<string>();
        var options = new FleetOptions { Port = 8006, UnauthorizedDelay = TimeSpan.FromSeconds(3) };
        string? schema = null;
        var isStrict = false;
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h": return (options, [], true);
                case "--clusters": options = options with { Clusters = Number() }; break;
                case "--nodes": options = options with { Nodes = Number() }; break;
                case "--guests": options = options with { Guests = Number() }; break;
                case "--backups": options = options with { BackupsPerGuest = Number() }; break;
                case "--history": options = options with { HistoryDays = Number() }; break;
                case "--ceph": options = options with { CephCluster = Number() is >= 0 and var number ? number : null }; break;
                case "--seed": options = options with { Seed = Number() }; break;
                case "--pve": options = options with { Version = Value() }; break;
                case "--port": options = options with { Port = Number() }; break;
                case "--admin-port": options = options with { AdminPort = Number() }; break;
                case "--task-seconds": options = options with { TaskDuration = TimeSpan.FromSeconds(Number()) }; break;
                case "--instant-tasks": options = options with { InstantTasks = true }; break;
                case "--no-delay": options = options with { UnauthorizedDelay = TimeSpan.Zero }; break;
                case "--strict": isStrict = true; break;
                case "--schema": schema = Value(); break;
                default: errors.Add($"{args[i]} is not known."); break;
            }

            string Value()
            {
                if (i + 1 < args.Count) return args[++i];
                errors.Add($"{args[i]} needs a value.");
                return "";
            }

            int Number()
            {
                var name = args[i];
                if (i + 1 < args.Count && int.TryParse(args[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                {
                    i++;
                    return number;
                }
                errors.Add($"{name} needs a whole number.");
                if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) i++;
                return 1;
            }
        }
        if (isStrict && schema is null) errors.Add("--strict needs --schema.");
        if (schema is not null && !isStrict) errors.Add("--schema needs --strict.");
        options = options with { SchemaFile = schema };
        errors.AddRange(options.Errors());
        return (options, errors, false);
    }

    public static Task WhenCancelled(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(cancelled.SetResult);
        return cancelled.Task;
    }
}
