using System.Text.Json;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Two visitors, one wide and one narrow, who look at page after page.</summary>
public sealed class PageWalk : IAsyncLifetime
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Source.Root, "src", "WebUi", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>All rules in the theme that the page was opened in; what the other theme changes is colours.</summary>
    private const string Judge = """
        async () => {
          const told = async (theme, options) => (await axe.run({ exclude: ['.xterm-accessibility'] }, options)).violations.map((v) => `${theme} ${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(' ')}`)
          const root = document.documentElement
          const theme = root.getAttribute('data-mantine-color-scheme')
          const other = theme === 'dark' ? 'light' : 'dark'
          const found = await told(theme, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
          root.setAttribute('data-mantine-color-scheme', other)
          found.push(...await told(other, { runOnly: { type: 'rule', values: ['color-contrast'] } }))
          root.setAttribute('data-mantine-color-scheme', theme)
          return found
        }
        """;

    private UiStage? stage;
    private string change = "";
    private string connection = "";
    private Visitor[] visitors = [];

    public async Task Begin(UiStage stage)
    {
        if (this.stage is not null)
        {
            return;
        }

        var (wide, narrow) = (await stage.Visit(), await stage.Visit(width: 390, dark: true));
        change = (await stage.Admin.Send(HttpMethod.Post, $"gateway-proxmox-vm/{stage.ViennaId}/changes/proxmox.vm.config?operation=update", new
        {
            payload = new { node = "pve1", vmid = stage.Machine.Vmid, memory = 4096 },
            notes = "more room for the cache",
        })).GetProperty("id").GetString()!;
        connection = (await stage.Admin.Send(HttpMethod.Post, "fabric/connections", new
        {
            name = "Start again what stopped",
            source_event = "hypervisor.guest.stopped",
            conditions = new[] { new { field = "tags", op = "contains", value = "always-on" } },
            steps = new[] { new { operation_id = "hypervisor.vm.start", inputs = new { controller_id = "{{ event.controller_id }}", node = "{{ event.node }}", vmid = "{{ event.vmid }}", vm_type = "{{ event.vm_type }}" } } },
        })).GetProperty("id").GetString()!;
        (this.stage, visitors) = (stage, [wide, narrow]);
    }

    /// <param name="open">What is opened on the page before it is looked at.</param>
    public Task Inspect(string address, Func<Visitor, Task>? open = null)
    {
        var path = address.Replace("{vienna}", $"{stage!.ViennaId}", StringComparison.Ordinal)
            .Replace("{vm}", $"{stage.Machine.Vmid}", StringComparison.Ordinal)
            .Replace("{ct}", $"{stage.Container.Vmid}", StringComparison.Ordinal)
            .Replace("{connection}", connection, StringComparison.Ordinal)
            .Replace("{change}", change, StringComparison.Ordinal);
        return Task.WhenAll(visitors.Select(visitor => Inspect(visitor, path, open)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }
    }

    private static async Task Inspect(Visitor visitor, string path, Func<Visitor, Task>? open)
    {
        var known = visitor.Complaints.Count;
        var width = visitor.Page.ViewportSize!.Width;
        await visitor.Open(path);
        if (open is not null)
        {
            await open(visitor);
        }

        await visitor.Page.EvaluateAsync($"{Axe}; 0");
        (await visitor.Evaluate(Judge)).EnumerateArray().Select(violation => $"/{path} at {width}: {violation}").ShouldBeEmpty();
        (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"/{path} scrolls sideways");
        visitor.Complaints.Skip(known).ShouldBeEmpty();
    }
}
