using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.PveSimulator;
using YamlDotNet.Serialization;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What deploy/ asks of a silo, it has.</summary>
public sealed partial class DeployedRulesTests
{
    [Fact]
    public async Task Every_metric_that_alerts_and_dashboards_name_is_exported()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        using var api = await Api.SignIn(silo.Url);
        var controller = await api.Register(fleet.Clusters[0]);
        await api.Send(HttpMethod.Post, ChaosHttp.Staging(controller), ChaosHttp.Described(fleet.Clusters[0].Guests.All.First(guest => !guest.IsTemplate && !guest.IsContainer), "counted"));

        var exported = Exported().Matches(await silo.Get("/metrics")).Select(match => match.Groups["name"].Value).Append("up").ToHashSet();

        var expressions = AlertExpressions().Concat(PanelExpressions()).ToArray();
        expressions.Length.ShouldBeGreaterThan(15);
        foreach (var expression in expressions)
        {
            Metric().Matches(Labels().Replace(expression, "")).Select(match => match.Value).ShouldAllBe(metric => exported.Contains(metric), expression);
        }
    }

    [Fact]
    public void Every_alert_is_explained_to_who_is_woken_by_it()
    {
        var page = Text("docs/operations.md");

        AlertNames().ShouldNotBeEmpty();
        AlertNames().ShouldAllBe(name => page.Contains($"| `{name}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void Kubernetes_is_given_settings_ports_and_paths_that_there_are()
    {
        var silo = Documents("deploy/kubernetes/hypervisor.yaml").Single(document => (string)document["kind"] == "Deployment");
        var pod = Map(Map(Map(silo["spec"])["template"])["spec"]);
        var container = Map(((List<object>)pod["containers"]).ShouldHaveSingleItem());
        var names = ((List<object>)container["env"]).Select(variable => (string)Map(variable)["name"]).ToArray();
        var known = Silo.Setting.All.Select(setting => setting.Variable).ToHashSet();

        names.Where(name => name.StartsWith("HYPERVISOR_", StringComparison.Ordinal)).ShouldAllBe(name => known.Contains(name));
        names.ShouldBe(names.Concat(["POD_NAME", "POD_NAMESPACE", "POD_IP", "ORLEANS_SERVICE_ID", "ORLEANS_CLUSTER_ID"]).Distinct(), ignoreOrder: true);
        new[] { "startupProbe", "readinessProbe", "livenessProbe" }.Select(probe => (string)Map(Map(container[probe])["httpGet"])["path"]).ShouldBe(["/health/live", "/health/ready", "/health/live"]);
        int.Parse((string)pod["terminationGracePeriodSeconds"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(40, "The drain and thirty seconds for what is under way.");
    }

    private static IEnumerable<string> AlertExpressions() => Alerts().Select(rule => (string)rule["expr"]);

    private static IEnumerable<string> AlertNames() => Alerts().Select(rule => (string)rule["alert"]);

    private static IEnumerable<IDictionary<object, object>> Alerts() =>
        ((List<object>)Documents("deploy/prometheus/alerts.yml").Single()["groups"]).SelectMany(group => (List<object>)Map(group)["rules"]).Select(Map);

    private static IEnumerable<string> PanelExpressions() =>
        JsonElement.Parse(Text("deploy/grafana/hypervisor.json")).GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!);

    private static List<Dictionary<object, object>> Documents(string file)
    {
        var yaml = new DeserializerBuilder().Build();
        return [.. Text(file).Split("\n---\n").Select(document => yaml.Deserialize<Dictionary<object, object>>(document))];
    }

    private static IDictionary<object, object> Map(object value) => (IDictionary<object, object>)value;

    private static string Text(string file) => File.ReadAllText(Path.Combine(Source.Root, file));

    [GeneratedRegex(@"^(?<name>[a-z_]+)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Exported();

    [GeneratedRegex(@"\{[^}]*\}|\b(?:by|without) \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(?:up|(?:hypervisor|pve|orleans|dotnet|http)_[a-z_]+)\b")]
    private static partial Regex Metric();
}
