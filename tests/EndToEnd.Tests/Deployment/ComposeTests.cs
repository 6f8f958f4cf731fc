using System.Text.RegularExpressions;
using Hypervisor.Silo;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Hypervisor.EndToEnd.Tests;

public sealed partial class ComposeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string[] Files = ["docker-compose.yml", "Dockerfile", "deploy/compose/env.example"];

    [Fact]
    public void Every_name_it_sets_is_a_setting()
    {
        var known = Setting.All.Select(setting => setting.Variable).ToHashSet();

        foreach (var file in Files)
            SettingName().Matches(Text(file)).Select(match => match.Value).Where(name => !known.Contains(name)).ShouldBeEmpty(file);
    }

    [Fact]
    public void Three_silos_differ_only_in_their_address()
    {
        var services = Services();

        foreach (var name in new[] { "silo1", "silo2", "silo3" })
        {
            var environment = (IDictionary<object, object>)((IDictionary<object, object>)services[name])["environment"];
            environment["HYPERVISOR_ADVERTISED_ADDRESS"].ShouldBe(name);
            environment.Keys.ShouldContain("HYPERVISOR_CONNECTION_STRING");
            Text("deploy/compose/haproxy.cfg").ShouldContain($"server {name} {name}:8080");
        }
    }

    [Fact]
    public void Secrets_come_from_outside_and_have_no_default()
    {
        foreach (var line in Text("docker-compose.yml").Split('\n').Where(line => SecretLine().IsMatch(line)))
            line.ShouldMatch(@"\$\{[A-Z_]+(:\?[^}]+|:-)\}", line);
        foreach (var line in Text("deploy/compose/env.example").Split('\n').Where(line => SecretLine().IsMatch(line)))
            line.ShouldEndWith("=");
    }

    private static IDictionary<object, object> Services()
    {
        var yaml = new DeserializerBuilder().Build()
            .Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(new StringReader(Text("docker-compose.yml")))));
        return (IDictionary<object, object>)yaml["services"];
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hypervisor.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("HYPERVISOR_[A-Z_]+")]
    private static partial Regex SettingName();

    [GeneratedRegex("^ *(HYPERVISOR_CONNECTION_STRING|[A-Z_]*PASSWORD|HYPERVISOR_MASTER_KEY[A-Z_]*)[:=]")]
    private static partial Regex SecretLine();
}
