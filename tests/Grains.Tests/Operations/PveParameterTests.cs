using System.Diagnostics;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>The table of Proxmox VE's parameters is the one that our script makes of the description.</summary>
public sealed class PveParameterTests
{
    [SkippableFact]
    public void The_table_is_what_the_script_makes_of_the_APIs_description()
    {
        Skip.If(SharedFolder.Path is null, "The API's description is absent: set HYPERVISOR_SHARED.");
        var script = Path.Combine(SharedFolder.Repository, "eng", "pve-parameters.py");
        using var python = Start(script, Path.Combine(SharedFolder.Path!, "pve-api", "schema.json"));
        Skip.If(python is null, "Python is absent.");

        var made = python.StandardOutput.ReadToEnd();
        python.WaitForExit();

        made.ShouldBe(File.ReadAllText(Path.Combine(SharedFolder.Repository, "src", "Grains.Interfaces", "Operations", "Parameters", "pve-parameters.json")));
    }

    [Fact]
    public void Every_form_in_the_table_can_be_checked()
    {
        using var stream = typeof(Command).Assembly.GetManifestResourceStream("pve-parameters.json")!;
        var patterns = Patterns(JsonSerializer.Deserialize<JsonElement>(stream)).Distinct().ToArray();

        patterns.Length.ShouldBeGreaterThan(20);
        foreach (var pattern in patterns)
        {
            _ = new System.Text.RegularExpressions.Regex($@"\A(?:{pattern})\z", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        }
    }

    private static IEnumerable<string> Patterns(JsonElement element) => element.ValueKind != JsonValueKind.Object ? [] : element.EnumerateObject().SelectMany(member =>
        member is { Name: "pattern", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : Patterns(member.Value));

    private static Process? Start(string script, string schema)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, schema]) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
