using System.Reflection;
using System.Text;

namespace Hypervisor.Silo;

public static class Usage
{
    public static string Version { get; } =
        typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static string Help
    {
        get
        {
            var help = new StringBuilder("""
                Hypervisor: one control plane in front of many Proxmox VE clusters.

                Usage: Hypervisor.Silo [settings]

                Each setting is also an environment variable (--silo-port is HYPERVISOR_SILO_PORT).
                An argument wins over a variable, a variable over appsettings.json.


                """);
            foreach (var setting in Setting.All)
                help.AppendLine($"  {setting.ShownName}{(setting.Value is null ? "" : $" {setting.Value}")}").AppendLine($"      {setting.Help}");
            help.AppendLine("  --version").AppendLine("  --help");
            return help.ToString();
        }
    }
}
