using System.ComponentModel;
using System.Diagnostics;
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
        var rules = PveParameterTable.Rules().ToArray();

        rules.Count(rule => rule.Pattern is not null && rule.Form is not null).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_named_format_in_the_table_has_a_check() =>
        PveParameterTable.Rules().Select(rule => rule.Format).OfType<string>().Distinct()
            .Where(format => PveParameterTable.PropertyString(format) is null && !PveFormats.IsKnown(format))
            .ShouldBeEmpty();

    private static Process? Start(string script, string schema)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, schema]) { RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
