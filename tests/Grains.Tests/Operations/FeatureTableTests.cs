using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>The contract's table of features and the catalogue say the same.</summary>
public sealed partial class FeatureTableTests
{
    private static readonly string? Table = SharedFolder.Path is { } shared ? Path.Combine(shared, "contract", "features.tsv") : null;

    [SkippableFact]
    public void Each_feature_is_a_command_with_its_risk_and_permission()
    {
        Skip.If(Table is null, "The contract is absent: set HYPERVISOR_SHARED.");

        Rows().Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]}").Order(StringComparer.Ordinal)
            .ShouldBe(CommandCatalogue.All.Select(kind => $"{kind.Facts.Feature} {kind.Facts.Operation} {Word(kind.Facts.Risk)} {Word(kind.Facts.Permission)}").Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Each_feature_becomes_the_call_of_the_table()
    {
        Skip.If(Table is null, "The contract is absent: set HYPERVISOR_SHARED.");
        foreach (var row in Rows())
        {
            var described = row[4].Replace(" with archive", "", StringComparison.Ordinal);
            var method = described.Split(' ')[0];
            var calls = described.Split(" or ").Select(call => $"{method} {call.Replace($"{method} ", "", StringComparison.Ordinal)}").Select(Form).ToArray();

            foreach (var parsed in CommandSamples.Of(CommandCatalogue.Find(row[0], row[1])!))
            {
                var request = parsed.Target.RequestOf(parsed.Command);
                calls.ShouldContain(form => form.IsMatch($"{request.Method} {request.Path}"), $"{row[0]}: {request}");
            }
        }
    }

    private static string[][] Rows() => [.. File.ReadLines(Table!).Skip(1).Select(line => line.Split('\t'))];

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static Regex Form(string call) => new($"^{Hole().Replace(call.Replace("{type}", "(qemu|lxc)", StringComparison.Ordinal), "[^/]+")}$");

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Hole();
}
