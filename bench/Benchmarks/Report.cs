using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Hypervisor.Benchmarks;

/// <summary>Gathers what was measured, with what it was meant to reach.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    public void Section(string title, string how) => text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{how}\n\n| what | measured | aim |\n| --- | --- | --- |\n");

    public void Row(string what, FormattableString measured, string aim = "") =>
        text.Append(CultureInfo.InvariantCulture, $"| {what} | {FormattableString.Invariant(measured)} | {aim} |\n");

    /// <summary>The committed report is only replaced by a run of everything.</summary>
    public void Write(string path, bool complete, string command = "")
    {
        var machine = $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.FrameworkDescription}";
        var document = $"# Benchmarks\n\nMade by `dotnet run -c Release --project bench/Benchmarks{command}` on {machine}. Compare figures only within one run.\n{text}";
        Console.WriteLine(document);
        if (complete)
        {
            File.WriteAllText(path, document);
        }
    }
}
