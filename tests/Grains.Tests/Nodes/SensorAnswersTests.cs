using System.Text.Json;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

public sealed class SensorAnswersTests
{
    private const string Output = """
        {"coretemp-isa-0000":{"Adapter":"ISA adapter","Package id 0":{"temp1_input":51.0,"temp1_max":100.0},"Core 0":{"temp2_input":48.5}},
         "nvme-pci-0100":{"Adapter":"PCI adapter","Composite":{"temp1_input":38.85}},
         "nct6775-isa-0290":{"fan1":{"fan1_input":812.0},"SYSTIN":{"temp7_input":-128.0}},}
        """;

    [Theory]
    [InlineData("thermalstate")]
    [InlineData("sensorsOutput")]
    public void Temperatures_are_taken_where_an_extension_puts_them(string field)
    {
        var sensors = Status(new Dictionary<string, object> { [field] = Output }).ToSensors();

        sensors.CpuTemp.ShouldBe(51);
        sensors.CpuTemps.ShouldBe([51, 48.5]);
        sensors.Temperatures.Select(reading => (reading.Chip, reading.Label, reading.Celsius)).ShouldBe(
            [("coretemp-isa-0000", "Package id 0", 51), ("coretemp-isa-0000", "Core 0", 48.5), ("nvme-pci-0100", "Composite", 38.8)]);
    }

    [Fact]
    public void They_may_be_json_and_not_text()
    {
        var sensors = Status(new Dictionary<string, object> { ["thermalstate"] = new Dictionary<string, object> { ["k10temp-pci-00c3"] = new { Tctl = new { temp1_input = 61.25 } } } }).ToSensors();

        sensors.CpuTemp.ShouldBe(61.2);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"ERROR: no sensors found\"")]
    [InlineData("\"[1,2]\"")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("""{"coretemp-isa-0000":{"Core 0":{"temp1_input":"51"}}}""")]
    [InlineData("""{"coretemp-isa-0000":{"Core 0":{"temp1_input":1e999}}}""")]
    [InlineData("""{"coretemp-isa-0000":{"Core 0":{"temp1_input":65261.8}}}""")]
    [InlineData("""{"\ud800":{"Core 0":{"temp1_input":51}}}""")]
    [InlineData("\"{\\\"coretemp-\\\":{\\\"Core 0\\\":{\\\"temp1_input\\\":5\"")]
    public void What_is_no_temperature_is_none(string value)
    {
        var status = JsonSerializer.Deserialize<PveNodeStatus>($$"""{"pveversion":"pve-manager/9","thermalstate":{{value}}}""", PveJson.Options)!;

        var sensors = status.ToSensors();

        sensors.CpuTemp.ShouldBeNull();
        sensors.Temperatures.ShouldBeEmpty();
        sensors.Pveversion.ShouldBe("pve-manager/9");
    }

    [Fact]
    public void A_flood_of_sensors_is_cut()
    {
        var chips = Enumerable.Range(0, 1000).ToDictionary(n => $"coretemp-isa-{n}", object (_) => new Dictionary<string, object> { [new string('x', 500)] = new { temp1_input = 40 } });

        var sensors = Status(new Dictionary<string, object> { ["thermalstate"] = chips }).ToSensors();

        sensors.Temperatures.Length.ShouldBeLessThanOrEqualTo(256);
        sensors.Temperatures.ShouldAllBe(reading => reading.Label.Length <= 64);
        Status(new Dictionary<string, object> { ["thermalstate"] = new string(' ', 300_000) + "{}" }).ToSensors().Temperatures.ShouldBeEmpty();
    }

    private static PveNodeStatus Status(Dictionary<string, object> fields) => JsonSerializer.Deserialize<PveNodeStatus>(JsonSerializer.Serialize(fields), PveJson.Options)!;
}
