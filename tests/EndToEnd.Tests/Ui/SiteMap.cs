using System.Text.RegularExpressions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Every address of the UI, read from its own routes and tabs, so that a new page can't be forgotten.</summary>
internal static partial class SiteMap
{
    private static readonly string Features = Path.Combine(Source.Root, "src", "WebUi", "src", "features");

    /// <summary>What stands for a route's parameters, by the route. A route with others needs an entry here.</summary>
    private static readonly Dictionary<string, string[]> Samples = new()
    {
        ["/c/$controller"] = ["c/{vienna}"],
        ["/c/$controller/kiosk"] = ["c/{vienna}/kiosk"],
        ["/c/$controller/$tab"] = [.. ClusterTabs.Select(tab => $"c/{{vienna}}/{tab}")],
        ["/c/$controller/g/$type/$vmid"] = ["c/{vienna}/g/qemu/{vm}"],
        ["/c/$controller/g/$type/$vmid/$tab"] = [.. GuestTabs.SelectMany(tab => new[] { $"c/{{vienna}}/g/qemu/{{vm}}/{tab}", $"c/{{vienna}}/g/lxc/{{ct}}/{tab}" })],
        ["/changes/$id"] = ["changes/{change}", "changes/{change}?tab=diff", "changes/{change}?tab=log", "changes/{change}?tab=history"],
        ["/admin/fabric/$id"] = ["admin/fabric/{connection}"],
        ["/admin/controllers/$id"] = ["admin/controllers/{vienna}"],
    };

    /// <summary>What is open beside a page, and has a place in its address.</summary>
    private static readonly string[] Drawers =
    [
        .. NodeTabs.Select(tab => $"c/{{vienna}}/nodes?node=pve1&ntab={tab}"),
        "c/{vienna}/nodes?node=pve1&ntab=disks&disk=%2Fdev%2Fnvme0n1", "guests?sel={vienna}%2F{vm}", "guests?q=nobody-is-called-so", "changes?sel={change}", "changes?view=all",
        "c/{vienna}/g/lxc/{ct}/monitoring?range=hour", "plan?feature=proxmox.vm.stop&target={vienna}%2Fpve1%2Fqemu%2F{vm}&name=shop-400", "c/{vienna}/g/qemu/401/summary",
        "c/00000000-0000-0000-0000-000000000001/dashboard", "c/{vienna}/nonsense", "no-such-page",
    ];

    public static IReadOnlyList<string> ClusterTabs => Tabs("features/cluster/tabs.ts");

    public static IReadOnlyList<string> GuestTabs => Tabs("features/guest/tabs.ts");

    public static IReadOnlyList<string> NodeTabs => Tabs("inventory/nodes/drawer/tabs.ts");

    /// <summary>All paths that the router knows.</summary>
    public static IReadOnlyList<string> Routes => [.. Sources().SelectMany(file => RoutePath().Matches(file)).Select(match => match.Groups["path"].Value).Distinct()];

    /// <summary>How many routes there are, to hold the reading of <see cref="Routes"/> to.</summary>
    public static int RouteCount => Sources().Sum(file => RouteMade().Count(file));

    /// <summary>Routes whose parameters nothing stands for.</summary>
    public static IEnumerable<string> Unknown => Routes.Where(route => route.Contains('$') && !Samples.ContainsKey(route));

    public static IReadOnlyList<string> Addresses => [.. Routes.SelectMany(route => Samples.TryGetValue(route, out var samples) ? samples : route.Contains('$') ? [] : [route[1..]]), .. Drawers];

    private static IEnumerable<string> Sources() => Directory.GetFiles(Features, "routes.tsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string[] Tabs(string file)
    {
        var tabs = TabMade().Matches(File.ReadAllText(Path.Combine(Source.Root, "src", "WebUi", "src", file))).Select(match => match.Groups["id"].Value).ToArray();
        tabs.Length.ShouldBeGreaterThan(5, file);
        return tabs;
    }

    [GeneratedRegex("path: '(?<path>[^']+)'")]
    private static partial Regex RoutePath();

    [GeneratedRegex(@"createRoute\(")]
    private static partial Regex RouteMade();

    [GeneratedRegex(@"\bof\('(?<id>[^']+)'")]
    private static partial Regex TabMade();
}
