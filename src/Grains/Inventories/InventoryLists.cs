using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>
/// The lists of one inventory, written as JSON when somebody first asks and shared by all who ask after. Writing 1,000 guests costs more
/// than answering a hundred requests with the bytes.
/// </summary>
internal sealed class InventoryLists(Inventory inventory, ClusterDashboard dashboard, bool showTemplates)
{
    private readonly ConcurrentDictionary<string, RenderedJson> rendered = new(StringComparer.Ordinal);

    public Inventory Inventory => inventory;

    public ClusterDashboard ClusterDashboard => dashboard;

    public RenderedJson Dashboard() => Render("dashboard", () => dashboard);

    public RenderedJson Status() => Render("status", () => inventory.Cluster);

    public RenderedJson Resources(string? type) => Render(
        $"resources/{type}",
        () => inventory.Resources().Where(resource => type is null || Covers(type, resource.Type)).ToArray());

    public RenderedJson Nodes() => Render("nodes", () => inventory.Nodes);

    public RenderedJson Guests(GuestType? type, string? node) => Render(
        $"guests/{type}/{node}",
        () => inventory.Guests.Where(guest => (type is null || guest.VmType == type) && (node is null || guest.Node == node) && IsListed(guest)).ToArray());

    public RenderedJson Storages(string? node) => Render(
        $"storages/{node}",
        () => (node is null ? inventory.DistinctStorages() : inventory.Storages.Where(pool => pool.Node == node)).ToArray());

    private bool IsListed(Guest guest) => showTemplates || !guest.Template;

    private RenderedJson Render<T>(string list, Func<T> rows) => rendered.TryGetValue(list, out var done)
        ? done
        : rendered.GetOrAdd(list, new RenderedJson(JsonSerializer.SerializeToUtf8Bytes(rows(), HypervisorJson.Options), Tag(list), inventory.AsOf));

    private string Tag(string list) => string.Create(CultureInfo.InvariantCulture, $"\"{inventory.Version:x}{(showTemplates ? "t" : "")}-{list}\"");

    // PVE 9.2 lists SDN zones as type "network".
    private static bool Covers(string asked, string type) => asked == type || (asked == "sdn" && type == "network");
}
