using System.Collections.Immutable;

namespace Hypervisor.WebApi;

/// <summary>A direct write: a route that makes one change at once.</summary>
/// <param name="Path">Below the controller. What it names beside the guest or node are fields of the command.</param>
/// <param name="Feature"><c>{kind}</c> is vm or container, as the path's vm_type says.</param>
/// <param name="Flags">Fields that may be said in the query.</param>
internal sealed record WriteRoute(string Method, string Path, string Feature, string Operation, string Tag, string Summary, params string[] Flags);

internal static class WriteRoutes
{
    private const string Guest = "/nodes/{node}/{vm_type}/{vmid}";
    private const string Machine = "/nodes/{node}/qemu/{vmid}";

    public static readonly ImmutableArray<WriteRoute> All =
    [
        new("POST", $"{Guest}/snapshots", "proxmox.snapshot.create", "create", "Guests", "Take a snapshot"),
        new("POST", $"{Guest}/snapshots/{{snapname}}/rollback", "proxmox.snapshot.rollback", "create", "Guests", "Go back to a snapshot; what came after is lost"),
        new("DELETE", $"{Guest}/snapshots/{{snapname}}", "proxmox.snapshot.delete", "delete", "Guests", "Delete a snapshot"),
        new("POST", $"{Guest}/backup", "proxmox.backup.run", "create", "Backups", "Back up a guest now"),
        new("POST", $"{Guest}/clone", "proxmox.{kind}.clone", "create", "Guests", "Copy a guest"),
        new("POST", $"{Guest}/migrate", "proxmox.{kind}.migrate", "create", "Guests", "Move a guest to another node"),
        new("PUT", $"{Guest}/resize", "proxmox.{kind}.resize_disk", "update", "Guests", "Grow a disk"),
        new("PUT", $"{Guest}/config", "proxmox.{kind}.config", "update", "Guests", "Change a guest's configuration: any key that Proxmox VE knows"),
        new("POST", $"{Guest}/template", "proxmox.{kind}.convert_to_template", "create", "Guests", "Make a template of a guest; there is no way back"),
        new("POST", $"{Machine}/move-disk", "proxmox.vm.move_disk", "create", "Guests", "Move a disk to another storage"),
        new("POST", "/nodes/{node}/lxc/{vmid}/move-volume", "proxmox.container.move_volume", "create", "Guests", "Move a volume to another storage"),
        new("POST", $"{Machine}/reset", "proxmox.vm.reset", "create", "Guests", "Reset a virtual machine, as with its button"),
        new("DELETE", Guest, "proxmox.{kind}.destroy", "delete", "Guests", "Delete a guest and its disks", "purge", "destroy_unreferenced_disks"),
        new("POST", "/vms", "proxmox.vm.create", "create", "Guests", "Make a virtual machine"),
        new("POST", "/containers", "proxmox.container.create", "create", "Guests", "Make a container"),
        new("POST", $"{Machine}/remote-migrate", "proxmox.vm.remote_migrate", "create", "Guests", "Move a virtual machine to another cluster"),
        new("POST", "/nodes/{node}/lxc/{vmid}/remote-migrate", "proxmox.container.remote_migrate", "create", "Guests", "Move a container to another cluster"),
        new("PUT", $"{Machine}/cloudinit", "proxmox.vm.cloudinit", "update", "Guests", "Change what cloud-init sets"),
        new("POST", $"{Machine}/cloudinit/regenerate", "proxmox.vm.cloudinit_regenerate", "create", "Guests", "Write the cloud-init drive anew"),
        new("POST", $"{Machine}/agent/exec", "proxmox.vm.guest_agent_exec", "create", "Agent", "Run a command in the guest; ask exec-status how it goes"),
        new("POST", $"{Machine}/agent/file-write", "proxmox.vm.guest_agent_file_write", "create", "Agent", "Write a file of the guest"),
        new("POST", $"{Guest}/firewall/rules", "proxmox.firewall.guest_rule", "create", "Firewall", "Add a rule of a guest"),
        new("PUT", $"{Guest}/firewall/rules/{{pos}}", "proxmox.firewall.guest_rule", "update", "Firewall", "Change a rule of a guest"),
        new("DELETE", $"{Guest}/firewall/rules/{{pos}}", "proxmox.firewall.guest_rule", "delete", "Firewall", "Delete a rule of a guest", "digest"),
        new("PUT", $"{Guest}/firewall/options", "proxmox.firewall.guest_options", "update", "Firewall", "Change a guest's firewall options"),
        new("DELETE", "/nodes/{node}/tasks/{upid}", "proxmox.cluster.task_stop", "delete", "Tasks", "Stop a task"),
        new("POST", "/nodes/{node}/firewall/rules", "proxmox.firewall.node_rule", "create", "Firewall", "Add a rule of a node"),
        new("PUT", "/nodes/{node}/firewall/rules/{pos}", "proxmox.firewall.node_rule", "update", "Firewall", "Change a rule of a node"),
        new("DELETE", "/nodes/{node}/firewall/rules/{pos}", "proxmox.firewall.node_rule", "delete", "Firewall", "Delete a rule of a node", "digest"),
        new("POST", "/nodes/{node}/shutdown", "proxmox.node.shutdown", "create", "Nodes", "Shut a node down"),
        new("POST", "/nodes/{node}/reboot", "proxmox.node.reboot", "create", "Nodes", "Reboot a node"),
        new("POST", "/nodes/{node}/services/{service}/{action}", "proxmox.node.service_action", "create", "Nodes", "Start, stop, restart or reload a service"),
        new("DELETE", "/nodes/{node}/storage/{storage}/content/{**volume}", "proxmox.storage.delete_volume", "delete", "Storage", "Delete a volume"),
        new("POST", "/nodes/{node}/storage/{storage}/download-url", "proxmox.storage.download_url", "create", "Storage", "Let the node fetch a file"),
        new("POST", "/nodes/{node}/storage/{storage}/prune", "proxmox.backup.prune", "delete", "Backups", "Delete backups that no keep rule keeps"),
        new("POST", "/nodes/{node}/apt/refresh", "proxmox.node.apt_refresh", "create", "Nodes", "Read the lists of packages anew"),
        new("POST", "/nodes/{node}/certificates/acme/renew", "proxmox.node.acme_renew", "create", "Nodes", "Renew the ACME certificate", "force"),
        new("POST", "/nodes/{node}/certificates/custom", "proxmox.node.certificate_upload", "create", "Nodes", "Use a certificate of one's own"),
        new("DELETE", "/nodes/{node}/certificates/custom", "proxmox.node.certificate_delete", "delete", "Nodes", "Go back to the cluster's certificate", "restart"),
        new("POST", "/ha/resources", "proxmox.ha.resource", "create", "HA", "Let HA manage a guest"),
        new("PUT", "/ha/resources/{sid}", "proxmox.ha.resource", "update", "HA", "Change how HA manages a guest"),
        new("DELETE", "/ha/resources/{sid}", "proxmox.ha.resource", "delete", "HA", "Let HA no longer manage a guest"),
        new("POST", "/ha/groups", "proxmox.ha.group", "create", "HA", "Add a group; Proxmox VE 8 and older"),
        new("DELETE", "/ha/groups/{group}", "proxmox.ha.group", "delete", "HA", "Delete a group"),
        new("POST", "/ha/rules", "proxmox.ha.rule", "create", "HA", "Add a rule; Proxmox VE 9"),
        new("PUT", "/ha/rules/{rule}", "proxmox.ha.rule", "update", "HA", "Change a rule"),
        new("DELETE", "/ha/rules/{rule}", "proxmox.ha.rule", "delete", "HA", "Delete a rule"),
        new("POST", "/backup/jobs", "proxmox.backup.job", "create", "Backups", "Add a backup job"),
        new("PUT", "/backup/jobs/{job_id}", "proxmox.backup.job", "update", "Backups", "Change a backup job"),
        new("DELETE", "/backup/jobs/{job_id}", "proxmox.backup.job", "delete", "Backups", "Delete a backup job"),
        new("POST", "/backup/restore", "proxmox.backup.restore", "create", "Backups", "Restore a guest from a backup"),
        new("POST", "/sdn/zones", "proxmox.sdn.zone", "create", "SDN", "Add a zone"),
        new("DELETE", "/sdn/zones/{zone}", "proxmox.sdn.zone", "delete", "SDN", "Delete a zone"),
        new("POST", "/sdn/vnets", "proxmox.sdn.vnet", "create", "SDN", "Add a virtual network"),
        new("DELETE", "/sdn/vnets/{vnet}", "proxmox.sdn.vnet", "delete", "SDN", "Delete a virtual network"),
        new("POST", "/sdn/apply", "proxmox.sdn.apply", "create", "SDN", "Bring what is configured into force"),
        new("PUT", "/cluster/firewall/options", "proxmox.cluster.firewall_options", "update", "Firewall", "Change the cluster's firewall options"),
        new("PUT", "/cluster/options", "proxmox.cluster.options", "update", "Clusters", "Change the datacenter's options"),
        new("POST", "/firewall/rules", "proxmox.firewall.cluster_rule", "create", "Firewall", "Add a rule of the cluster"),
        new("PUT", "/firewall/rules/{pos}", "proxmox.firewall.cluster_rule", "update", "Firewall", "Change a rule of the cluster"),
        new("DELETE", "/firewall/rules/{pos}", "proxmox.firewall.cluster_rule", "delete", "Firewall", "Delete a rule of the cluster", "digest"),
        new("POST", "/replication/jobs", "proxmox.replication.job", "create", "Replication", "Add a replication job"),
        new("PUT", "/replication/jobs/{job_id}", "proxmox.replication.job", "update", "Replication", "Change a replication job"),
        new("DELETE", "/replication/jobs/{job_id}", "proxmox.replication.job", "delete", "Replication", "Delete a replication job", "force", "keep"),
        new("PUT", "/pools/{poolid}/members", "proxmox.pool.guests", "update", "Pools", "Add or remove members of a pool"),
    ];
}
