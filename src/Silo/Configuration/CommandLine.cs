namespace Hypervisor.Silo;

/// <summary>What the process was called with: settings by their configuration key, and what could not be understood.</summary>
public sealed record CommandLine(IReadOnlyDictionary<string, string?> Settings, IReadOnlyList<string> HostArguments, IReadOnlyList<string> Problems)
{
    // The test host of ASP.NET Core hands these over as arguments.
    private static readonly string[] HostSettings = ["--environment=", "--contentRoot=", "--applicationName="];

    public bool WantsHelp { get; private init; }

    public bool WantsVersion { get; private init; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var host = new List<string>();
        var problems = new List<string>();

        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--help" or "-h" or "--version") continue;
            if (HostSettings.Any(prefix => argument.StartsWith(prefix, StringComparison.Ordinal)))
            {
                host.Add(argument);
                continue;
            }

            var (name, value) = argument.Split('=', 2) is [var left, var right] ? (left, right) : (argument, null);
            var setting = Setting.All.FirstOrDefault(setting => setting.Argument == name || $"--{setting.Key}" == name);
            if (setting is null)
                problems.Add($"{name} is not an argument of Hypervisor; --help lists them.");
            else if (setting.Secret && name == setting.Argument)
                problems.Add($"{name} can't be an argument, because every user of the machine could read it; set {setting.Variable}.");
            else if (setting.Value is null)
                settings[setting.Key] = value ?? "true";
            else if (value is not null)
                settings[setting.Key] = value;
            else if (i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings[setting.Key] = arguments[++i];
            else
                problems.Add($"{name} needs a value: {name} {setting.Value}");
        }

        return new CommandLine(settings, host, problems)
        {
            WantsHelp = arguments.Any(argument => argument is "--help" or "-h"),
            WantsVersion = arguments.Contains("--version"),
        };
    }
}
