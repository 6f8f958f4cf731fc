using System.Diagnostics;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>
/// The product as its next version may be: the sources of this one with another version, a member more in a message and in a stored state, and
/// a method more in a grain interface, built a second time.
/// </summary>
internal sealed class NextVersion : IDisposable
{
    public const string Number = "9.9.0";

    private static readonly string[] Files = ["Directory.Build.props", "Directory.Packages.props", "global.json", "BannedSymbols.txt", ".editorconfig"];
    private static readonly string[] LeftOut = ["bin", "obj", "WebUi"];

    private readonly TemporaryFolder folder = new();

    /// <summary>The silo's assembly.</summary>
    public string Program => Path.Combine(folder.Path, "out", "Hypervisor.Silo.dll");

    public static async Task<NextVersion> Build()
    {
        var next = new NextVersion();
        try
        {
            foreach (var file in Files.Where(file => File.Exists(Path.Combine(Source.Root, file))))
            {
                File.Copy(Path.Combine(Source.Root, file), Path.Combine(next.folder.Path, file));
            }

            // The UI's targets live in a folder of the API's that is named like the UI's own.
            Copy(new DirectoryInfo(Path.Combine(Source.Root, "src")), Path.Combine(next.folder.Path, "src"), LeftOut);
            Copy(new DirectoryInfo(Path.Combine(Source.Root, "src", "WebApi", "WebUi")), Path.Combine(next.folder.Path, "src", "WebApi", "WebUi"), []);

            next.Edit("Grains.Interfaces/Settings/HypervisorSettings.cs", "    [Id(1)] public bool ShowTemplates { get; init; }", "$0\n    [Id(900)] public string? OfTheNextVersion { get; init; } = \"new\";");
            next.Edit("Grains.Interfaces/Settings/ISettingsGrain.cs", "public interface ISettingsGrain", "[Orleans.CodeGeneration.Version(1)]\n$0");
            next.Edit("Grains.Interfaces/Settings/ISettingsGrain.cs", "    Task<HypervisorSettings> Get();", "$0\n    [Alias(\"of-the-next-version\")] Task<string> OfTheNextVersion();");
            next.Edit("Grains/Settings/SettingsGrain.cs", "    public Task<HypervisorSettings> Get()", "    public Task<string> OfTheNextVersion() => Task.FromResult(\"\");\n$0");
            next.Edit("Grains/Controllers/ControllerGrain.cs", "        public bool SyncEnabled { get; init; } = true;", "$0\n        public string? OfTheNextVersion { get; init; } = \"new\";");
            await next.Compile();
            return next;
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    public void Dispose() => folder.Dispose();

    private static void Copy(DirectoryInfo from, string to, string[] leftOut)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var child in from.GetDirectories().Where(child => !leftOut.Contains(child.Name)))
        {
            Copy(child, Path.Combine(to, child.Name), leftOut);
        }
    }

    /// <param name="becomes">With the line that was found where it says $0.</param>
    private void Edit(string file, string line, string becomes)
    {
        var path = Path.Combine(folder.Path, "src", file);
        var text = File.ReadAllText(path);
        text.ShouldContain(line);
        File.WriteAllText(path, text.Replace(line, becomes.Replace("$0", line, StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private async Task Compile()
    {
        // What is committed of the contracts is this version's, and the style of what was added is nobody's concern.
        using var build = Process.Start(new ProcessStartInfo("dotnet",
        [
            "build", Path.Combine(folder.Path, "src", "Silo"), "-o", Path.Combine(folder.Path, "out"), "--nologo", "-v", "quiet", $"-p:Version={Number}",
            "-p:SkipWebUi=true", "-p:EnableOrleansContractsAnalyzer=false", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = Task.WhenAll(build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        await build.WaitForExitAsync();
        build.ExitCode.ShouldBe(0, string.Join('\n', await output));
    }
}
