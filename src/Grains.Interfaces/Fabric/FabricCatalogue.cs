using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// All operations: reads, the well-known writes (<c>hypervisor.…</c>), and each kind of change under its own name (<c>proxmox.…</c>).
/// </summary>
public static partial class FabricCatalogue
{
    private static readonly FabricInput Cluster = new("controller_id", "uuid", true);
    private static readonly FabricInput VmType = new("vm_type", "string", false, "qemu unless given.") { Choices = ["qemu", "lxc"] };
    private static readonly FabricInput Node = new("node", "string", false, "Where the guest was seen; it is found wherever it runs.");
    private static readonly FabricInput Vmid = new("vmid", "integer", true) { Minimum = 100, Maximum = 999_999_999 };

    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>
    {
        ["start"] = "Start a guest",
        ["stop"] = "Stop a guest at once",
        ["shutdown"] = "Shut a guest down",
        ["reboot"] = "Reboot a guest",
        ["suspend"] = "Suspend a virtual machine",
        ["resume"] = "Resume a virtual machine",
        ["migrate"] = "Move a guest to another node",
        ["clone"] = "Copy a guest",
    }.ToFrozenDictionary();

    public static ImmutableArray<FabricOperation> All { get; } = [.. Reads(), .. WellKnown(), .. CommandCatalogue.All.Where(kind => kind.Type != typeof(UploadVolume)).Select(Of)];

    private static readonly FrozenDictionary<string, FabricOperation> ById = All.ToFrozenDictionary(operation => operation.Id, StringComparer.Ordinal);

    /// <exception cref="FleetException">There is none of this id.</exception>
    public static FabricOperation Find(string? id) => id is not null && ById.TryGetValue(id, out var operation)
        ? operation
        : throw new FleetException(Failure.NotFound, "not_found", $"Operation {PveValue.Brief(id ?? "")} was not found.{(Spelling.Nearest(id ?? "", ById.Keys) is { } near ? $" Did you mean {near}?" : "")}");

    public static bool Knows(string? id) => id is not null && ById.ContainsKey(id);

    /// <summary>The kind of change behind an operation.</summary>
    /// <param name="id">Of a write.</param>
    /// <param name="isContainer">What <c>vm_type</c> says, where the operation leaves that open.</param>
    public static (string Feature, string Operation) ChangeOf(string id, bool isContainer)
    {
        var parts = id.Split('.', 3);
        return parts switch
        {
            ["hypervisor", "vm", "snapshot"] => ("proxmox.snapshot.create", "create"),
            ["hypervisor", "vm", var verb] => ($"proxmox.{(isContainer ? "container" : "vm")}.{verb}", "create"),
            ["hypervisor", "node", var verb] => ($"proxmox.node.{verb}", "create"),
            _ when id.Split(':') is [var feature, var operation] => (feature, operation),
            _ => (id, CommandCatalogue.All.Single(kind => kind.Facts.Feature == id).Facts.Operation),
        };
    }

    private static FabricOperation Of(CommandKind kind)
    {
        var facts = kind.Facts;
        var single = CommandCatalogue.All.Count(other => other.Facts.Feature == facts.Feature) == 1;
        return Write(single ? facts.Feature : $"{facts.Feature}:{facts.Operation}", Words().Replace(kind.Type.Name, " $0").Trim(), kind, [Cluster, .. Targets(kind), .. kind.Inputs()]);
    }

    private static IEnumerable<FabricInput> Targets(CommandKind kind)
    {
        if (kind.IsForGuests)
        {
            return kind.VmType is null ? [Vmid, VmType with { Required = true, Rule = null }, Node] : [Vmid, Node with { Required = kind.Type.IsAssignableTo(typeof(IPlacesGuest)) }];
        }

        return kind.IsForNodes ? [Node with { Required = true, Rule = null }] : [];
    }

    private static IEnumerable<FabricOperation> WellKnown()
    {
        yield return Write("hypervisor.vm.snapshot", "Take a snapshot", Kind("proxmox.snapshot.create"), [Cluster, Node with { Required = true }, Vmid, VmType, .. Kind("proxmox.snapshot.create").Inputs()]);
        foreach (var (verb, name) in Verbs.OrderBy(verb => verb.Key, StringComparer.Ordinal))
        {
            var kind = Kind($"proxmox.vm.{verb}");
            var both = verb is not ("suspend" or "resume");
            yield return Write($"hypervisor.vm.{verb}", name, kind, [Cluster, Node with { Required = true }, Vmid, both ? VmType : VmType with { Choices = ["qemu"] }, .. kind.Inputs().Select(Renamed)]);
        }

        foreach (var verb in (string[])["reboot", "shutdown"])
        {
            yield return Write($"hypervisor.node.{verb}", verb == "reboot" ? "Reboot a node" : "Shut a node down", Kind($"proxmox.node.{verb}"), [Cluster, Node with { Required = true, Rule = null }, .. Kind($"proxmox.node.{verb}").Inputs()]);
        }
    }

    /// <summary>What the payload of the existing system calls it; both names are taken.</summary>
    private static FabricInput Renamed(FabricInput input) => input.Name == "target" ? input with { Name = "target_node" } : input;

    private static CommandKind Kind(string feature) => CommandCatalogue.Find(feature, "create")!;

    private static FabricOperation Write(string id, string name, CommandKind kind, ImmutableArray<FabricInput> inputs) => new()
    {
        Id = id,
        Name = name,
        Description = $"Stages {kind.Facts.Feature} ({kind.Facts.Operation}), which is {kind.Facts.Risk.ToString().ToLowerInvariant()}; it is carried out when it is applied{(kind.Facts.NeedsConfirmation ? " with confirmed: true" : "")}.",
        Inputs = inputs,
        Output = "The staged change.",
        LowestRole = Role.SiteAdmin,
        Permission = kind.Facts.Permission.Code(),
        Write = true,
        Risk = kind.Facts.Risk,
        RequiresConfirmation = kind.Facts.NeedsConfirmation,
    };

    private static IEnumerable<FabricOperation> Reads() =>
    [
        Read("hypervisor.controllers.list", "Clusters", "The clusters that the caller sees.", "A list of controllers."),
        Read("hypervisor.guests.list", "Guests", "Guests of all clusters, as the search of the fleet finds them.", "items, total, next_cursor, as_of, stale.",
            new("q", "string", false, "Words and qualifiers, as in the fleet's search.") { MaxLength = 1000 },
            new("controller_id", "uuid", false),
            new("cursor", "string", false),
            new("limit", "integer", false, "100 unless given.") { Minimum = 1, Maximum = 1000 }),
        Read("hypervisor.guest.get", "One guest", "A guest as of the last sync.", "The guest.", Cluster, Vmid, VmType),
        Read("hypervisor.nodes.list", "Nodes", "Nodes of all clusters.", "items, total, as_of, stale.", new FabricInput("q", "string", false) { MaxLength = 1000 }),
        Read("hypervisor.change.get", "One change", "A change: its plan, attempts and end.", "The change.", new FabricInput("change_id", "uuid", true)),
    ];

    private static FabricOperation Read(string id, string name, string description, string output, params ImmutableArray<FabricInput> inputs) => new()
    {
        Id = id,
        Name = name,
        Description = description,
        Inputs = inputs,
        Output = output,
        LowestRole = Role.Viewer,
        Permission = "hypervisor.view",
        Write = false,
    };

    [GeneratedRegex("(?<!^)[A-Z](?![A-Z])")]
    private static partial Regex Words();
}
