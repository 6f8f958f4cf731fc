using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>Temperatures out of what lm-sensors printed as JSON: chip, then feature, then <c>tempN_input</c>.</summary>
internal static class SensorAnswers
{
    private const int MaxLength = 256 * 1024;
    private const int MaxReadings = 256;
    private const int MaxName = 64;

    /// <summary>Where the extensions of Proxmox's status that are in use put it, as text or as JSON.</summary>
    private static readonly string[] Fields = ["thermalstate", "sensorsOutput", "sensors", "sensinfo", "tempinfo"];

    private static readonly string[] Processors = ["coretemp-", "k10temp-", "k8temp-", "zenpower-", "cpu_thermal-", "via_cputemp-"];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    public static NodeSensors ToSensors(this PveNodeStatus status)
    {
        var readings = Fields.Select(field => Readings(status.Others, field)).FirstOrDefault(found => found.Length > 0, []);
        var processors = readings.Where(IsProcessor).ToImmutableArray();
        return new NodeSensors
        {
            CpuTemp = processors.Length > 0 ? processors.Max(reading => reading.Celsius) : null,
            CpuTemps = [.. processors.Select(reading => reading.Celsius)],
            Temperatures = readings,
            Pveversion = status.PveVersion,
            Loadavg = status.LoadAverage,
            Kversion = status.KernelVersion,
            Cpuinfo = status.CpuInfo is { } cpu ? new NodeCpu(cpu.Model, cpu.Sockets, cpu.Cores, cpu.Cpus, cpu.Mhz) : null,
        };
    }

    private static bool IsProcessor(SensorReading reading) => Processors.Any(chip => reading.Chip.StartsWith(chip, StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<SensorReading> Readings(Dictionary<string, JsonElement>? status, string field)
    {
        if (status?.FirstOrDefault(other => string.Equals(other.Key, field, StringComparison.OrdinalIgnoreCase)).Value is not { } value)
        {
            return [];
        }

        try
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                return Readings(value);
            }

            var text = value.GetString()!;
            if (text.Length > MaxLength)
            {
                return [];
            }

            using var document = JsonDocument.Parse(text, Lenient);
            return Readings(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Some print plain text there, or an error message.
            return [];
        }
    }

    private static ImmutableArray<SensorReading> Readings(JsonElement chips) =>
    [
        .. (from chip in Members(chips)
           from feature in Members(chip.Value)
           from sample in Members(feature.Value)
           where sample.Name.StartsWith("temp", StringComparison.Ordinal) && sample.Name.EndsWith("_input", StringComparison.Ordinal)
           let celsius = Celsius(sample.Value)
           where celsius is not null
           select new SensorReading(Name(chip.Name), Name(feature.Name), celsius.Value)).Take(MaxReadings),
    ];

    private static IEnumerable<JsonProperty> Members(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Take(MaxReadings) : [];

    // A sensor that isn't connected says -128 or 255 or some such.
    private static double? Celsius(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var celsius) && celsius is > -100 and < 200 ? Math.Round(celsius, 1) : null;

    private static string Name(string text)
    {
        var clean = Redaction.CleanMessage(text);
        return clean.Length > MaxName ? clean[..MaxName] : clean;
    }
}
