namespace Hypervisor.Silo;

public static class ConfigurationSources
{
    /// <summary>Lays variables like HYPERVISOR_SILO_PORT, then arguments, over what is there.</summary>
    public static void AddHypervisorSettings(this ConfigurationManager configuration, CommandLine commandLine)
    {
        var variables = Setting.All
            .Select(setting => KeyValuePair.Create(setting.Key, Environment.GetEnvironmentVariable(setting.Variable)))
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value));
        configuration.AddInMemoryCollection(variables);
        configuration.AddInMemoryCollection(commandLine.Settings);
    }
}
