using System.Xml.Linq;

namespace Hypervisor.Conventions.Tests;

/// <summary>References between projects go one way.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Proxmox"] = [],
        ["PveSimulator"] = [],
        ["Grains.Interfaces"] = ["Proxmox"],
        ["Grains"] = ["Grains.Interfaces"],
        ["WebApi"] = ["Grains.Interfaces"],
        ["Silo"] = ["Grains", "WebApi", "PveSimulator"],
    };

    [Fact]
    public void Each_project_refers_only_to_those_below_it()
    {
        var references = Repository.Projects().ToDictionary(
            project => Path.GetFileNameWithoutExtension(project),
            project => XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
                .ToArray());

        references.Keys.Order().ShouldBe(Allowed.Keys.Order());
        foreach (var (project, targets) in references)
        {
            targets.Except(Allowed[project]).ShouldBeEmpty($"{project} must not refer to these");
        }
    }

    [Fact]
    public void Versions_stand_only_in_the_central_file()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules"));
        foreach (var project in projects)
        {
            XDocument.Load(project).Descendants("PackageReference").Where(package => package.Attribute("Version") is not null).ShouldBeEmpty(project);
        }
    }
}
