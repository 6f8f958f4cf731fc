using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>For each command a payload with the least that it takes, and one with all.</summary>
internal static class CommandSamples
{
    public const string SecretMark = "s3cr3t-of-this-test";

    private const string Digest = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

    private static readonly string Pem = "-----BEGIN CERTIFICATE-----\\nTUlJQg==\\n-----END CERTIFICATE-----\\n";
    private static readonly string Fingerprint = string.Join(':', Enumerable.Repeat("A1", 32));
    private static readonly string Remote = $$"""
        "target_host":"pve-b.lan","target_token":"mover={{SecretMark}}","target_storage":"tank","target_bridge":"vmbr0"
        """;

    private static readonly string RemoteAll = $$"""
        "target_host":"192.0.2.9","target_port":443,"target_user":"mover@pve","target_token":"root@pam!mover={{SecretMark}}",
        "target_fingerprint":"{{Fingerprint}}","target_storage":"tank:ssd,local:local","target_bridge":"vmbr0:vmbr1","target_vmid":300,"online":false,"delete_source":true,"bwlimit":1000
        """;

    private static readonly Dictionary<string, string[]> Payloads = new()
    {
        ["proxmox.vm.create"] =
        [
            """{"vmid":100}""",
            $$"""
            {"vmid":100,"name":"web","cores":4,"sockets":2,"memory":8192,"balloon":4096,"ostype":"l26","storage":"tank","disk_size":"1.5T","iso":"local:iso/debian 13.iso","net_bridge":"vmbr1",
            "net_model":"e1000","cpu_type":"x86-64-v3","bios":"ovmf","machine":"q35","start_after_create":true,"pool":"prod","description":"two\nlines","onboot":true,"tags":["prod","web"],
            "efidisk0":"tank:1,efitype=4m,pre-enrolled-keys=1","scsihw":"virtio-scsi-single","cipassword":"{{SecretMark}}","sshkeys":"ssh-ed25519 AAAA{{SecretMark}} a@b","ipconfig0":"ip=dhcp","agent":"enabled=1"}
            """.Replace("debian 13", "debian-13", StringComparison.Ordinal),
        ],
        ["proxmox.vm.config"] =
        [
            """{"cores":2}""",
            $$"""{"memory":4096,"net0":"virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1","scsi1":"tank:32,discard=on,ssd=1","onboot":0,"cipassword":"{{SecretMark}}","delete":["net1","unused0"],"revert":"cores","force":true,"digest":"{{Digest}}"}""",
        ],
        ["proxmox.vm.destroy"] = ["{}", """{"purge":true,"destroy_unreferenced_disks":true}"""],
        ["proxmox.vm.clone"] =
        [
            """{"newid":200}""",
            """{"newid":200,"name":"copy","target":"pve2","full":true,"storage":"tank","description":"copy","pool":"prod","snapname":"before","format":"qcow2","bwlimit":1000}""",
        ],
        ["proxmox.vm.convert_to_template"] = ["{}", """{"disk":"scsi0"}"""],
        ["proxmox.vm.start"] = ["{}", """{"timeout":60}"""],
        ["proxmox.vm.stop"] = ["{}", """{"timeout":60,"overrule_shutdown":true}"""],
        ["proxmox.vm.shutdown"] = ["{}", """{"timeout":60,"forceStop":true}"""],
        ["proxmox.vm.reboot"] = ["{}", """{"timeout":60}"""],
        ["proxmox.vm.reset"] = ["{}"],
        ["proxmox.vm.suspend"] = ["{}", """{"todisk":true,"statestorage":"tank"}"""],
        ["proxmox.vm.resume"] = ["{}"],
        ["proxmox.vm.migrate"] =
        [
            """{"target_node":"pve2"}""",
            """{"target":"pve2","online":false,"with-local-disks":true,"targetstorage":"tank:ssd","migration_network":"192.0.2.0/24","migration_type":"secure","with_conntrack_state":true,"bwlimit":1000}""",
        ],
        ["proxmox.vm.remote_migrate"] = [$"{{{Remote}}}", $"{{{RemoteAll}}}"],
        ["proxmox.vm.resize_disk"] = ["""{"disk":"scsi0","size":"+10G"}""", $$"""{"disk":"virtio15","size":"64G","digest":"{{Digest}}"}"""],
        ["proxmox.vm.move_disk"] = ["""{"disk":"scsi0","storage":"tank"}""", $$"""{"disk":"efidisk0","storage":"tank","format":"raw","delete":true,"bwlimit":1000,"digest":"{{Digest}}"}"""],
        ["proxmox.vm.cloudinit"] =
        [
            """{"ciuser":"admin"}""",
            $$"""
            {"ciuser":"admin","cipassword":"{{SecretMark}}","sshkeys":"ssh-ed25519 AAAA+/{{SecretMark}} a@b\nssh-rsa BBBB c@d\n","ipconfig0":"ip=192.0.2.10/24,gw=192.0.2.1","ipconfig1":"ip6=auto","ipconfig2":"ip=dhcp",
            "nameserver":"192.0.2.53 192.0.2.54","searchdomain":"lan","citype":"nocloud","cicustom":"user=local:snippets/user.yaml","ciupgrade":false,"delete":"ipconfig3","digest":"{{Digest}}"}
            """,
        ],
        ["proxmox.vm.cloudinit_regenerate"] = ["{}"],
        ["proxmox.vm.guest_agent_exec"] = ["""{"command":"ls -la '/var/my logs'"}""", $$"""{"command":["sh","-c","echo hi"],"input_data":"{{SecretMark}}"}"""],
        ["proxmox.vm.guest_agent_file_write"] = [$$"""{"file":"/etc/motd","content":"{{SecretMark}}"}"""],
        ["proxmox.container.create"] =
        [
            """{"vmid":101,"ostemplate":"local:vztmpl/debian-13-standard_13.0-1_amd64.tar.zst"}""",
            $$"""
            {"vmid":101,"hostname":"web","ostemplate":"local:vztmpl/debian-13-standard_13.0-1_amd64.tar.zst","cores":2,"memory":1024,"swap":0,"storage":"tank","rootfs_size":16,"net_bridge":"vmbr1","net_ip":"192.0.2.10/24",
            "password":"{{SecretMark}}","ssh_public_keys":"ssh-ed25519 AAAA{{SecretMark}} a@b","start_after_create":true,"pool":"prod","description":"web","unprivileged":false,"onboot":true,"tags":"prod;web",
            "nameserver":"192.0.2.53","searchdomain":"lan","mp0":"tank:8,mp=/srv","features":"nesting=1"}
            """,
        ],
        ["proxmox.container.config"] =
        [
            """{"memory":1024}""",
            $$"""{"cores":2,"swap":512,"net0":"name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:02,ip=dhcp,ip6=auto","mp1":"tank:8,mp=/data,backup=1","delete":"mp2","revert":["hostname"],"digest":"{{Digest}}"}""",
        ],
        ["proxmox.container.destroy"] = ["{}", """{"purge":true,"destroy_unreferenced_disks":true,"force":true}"""],
        ["proxmox.container.clone"] =
        [
            """{"newid":200}""",
            """{"newid":200,"name":"copy","target":"pve2","full":true,"storage":"tank","description":"copy","pool":"prod","snapname":"before","bwlimit":1000}""",
        ],
        ["proxmox.container.convert_to_template"] = ["{}"],
        ["proxmox.container.start"] = ["{}", """{"debug":true}"""],
        ["proxmox.container.stop"] = ["{}", """{"overrule_shutdown":true}"""],
        ["proxmox.container.shutdown"] = ["{}", """{"timeout":60,"force_stop":true}"""],
        ["proxmox.container.reboot"] = ["{}", """{"timeout":60}"""],
        ["proxmox.container.migrate"] = ["""{"target_node":"pve2"}""", """{"target":"pve2","online":false,"timeout":60,"target_storage":"tank","bwlimit":1000}"""],
        ["proxmox.container.remote_migrate"] = [$"{{{Remote}}}", $"{{{RemoteAll},\"timeout\":60}}"],
        ["proxmox.container.resize_disk"] = ["""{"disk":"rootfs","size":"+1G"}""", $$"""{"disk":"mp255","size":"64G","digest":"{{Digest}}"}"""],
        ["proxmox.container.move_volume"] = ["""{"volume":"rootfs","storage":"tank"}""", $$"""{"volume":"mp0","storage":"tank","delete":true,"bwlimit":1000,"digest":"{{Digest}}"}"""],
        ["proxmox.snapshot.create"] = ["""{"snapname":"before"}""", """{"snapname":"before-upgrade_2","description":"two\nlines"}"""],
        ["proxmox.snapshot.delete"] = ["""{"snapname":"before"}""", """{"snapname":"before","force":true}"""],
        ["proxmox.snapshot.rollback"] = ["""{"snapname":"before"}""", """{"snapname":"before","start":true}"""],
        ["proxmox.storage.delete_volume"] = ["""{"volume":"local:iso/debian+13~rc, 2.iso"}""", """{"storage":"tank","volume":"100/vm-100-disk-0.qcow2"}"""],
        ["proxmox.storage.upload"] =
        [
            """{"storage":"local","content":"iso","filename":"debian.iso"}""",
            """{"storage":"local","content":"vztmpl","filename":"debian-13_amd64.tar.zst","checksum":"d41d8cd98f00b204e9800998ecf8427e","checksum_algorithm":"md5"}""",
        ],
        ["proxmox.storage.download_url"] =
        [
            """{"storage":"local","url":"https://cdimage.example/debian.iso","content":"iso","filename":"debian.iso"}""",
            """{"storage":"local","url":"http://192.0.2.7:8080/x?y=1","content":"import","filename":"x.qcow2","checksum":"d41d8cd98f00b204e9800998ecf8427e","checksum_algorithm":"md5","compression":"zst","verify_certificates":false}""",
        ],
        ["proxmox.backup.job:create"] =
        [
            """{"storage":"backup","schedule":"sat 02:30"}""",
            """
            {"id":"backup-weekly","storage":"backup","schedule":"*/2:30","vmid":"100,101","mode":"stop","compress":"none","node":"pve1","enabled":false,"mailto":"ops@lan.example","mailnotification":"failure",
            "notes_template":"{{guestname}}","prune-backups":"keep-last=3,keep-daily=7","exclude-path":["/tmp/?*","/var/cache"],"repeat-missed":true,"comment":"weekly"}
            """,
        ],
        ["proxmox.backup.job:update"] =
        [
            """{"id":"backup-weekly","enabled":false}""",
            """{"job_id":"backup-weekly","storage":"backup","schedule":"daily","vmid":"","mode":"suspend","compress":"gzip","node":"pve1","enabled":true,"mailto":"ops@lan.example","delete":["comment"]}""",
        ],
        ["proxmox.backup.job:delete"] = ["""{"id":"backup-weekly"}"""],
        ["proxmox.backup.run"] = ["""{"storage":"backup"}""", """{"storage":"backup","mode":"stop","compress":"none","protected":true,"notes-template":"before upgrade","remove":0}"""],
        ["proxmox.backup.restore"] =
        [
            """{"archive":"backup:backup/vzdump-qemu-100-2026_11_22-23_55_57.vma.zst"}""",
            """{"archive":"backup:backup/vzdump-qemu-100-2026_11_22-23_55_57.vma.zst","storage":"tank","start_after_restore":true,"unique_mac":false,"force":true,"pool":"prod","bwlimit":1000}""",
        ],
        ["proxmox.backup.prune"] =
        [
            """{"storage":"backup","keep_last":3}""",
            """{"storage":"backup","keep_last":3,"keep_hourly":0,"keep_daily":7,"keep_weekly":4,"keep_monthly":6,"keep_yearly":1,"vmid":100,"vm_type":"qemu"}""",
        ],
        ["proxmox.cluster.task_stop"] = ["""{"upid":"UPID:pve1:000003F1:00041D2A:6B037D0A:vzdump:100:root@pam!hypervisor:"}"""],
        ["proxmox.cluster.firewall_options"] =
        [
            """{"enable":true}""",
            $$"""{"enable":1,"ebtables":false,"log_ratelimit":"enable=1,burst=5,rate=1/second","policy_in":"DROP","policy_out":"ACCEPT","policy_forward":"ACCEPT","delete":[],"digest":"{{Digest}}"}""",
        ],
        ["proxmox.cluster.options"] = ["""{"keyboard":"de"}""", """{"migration":"secure,network=192.0.2.0/24","next-id":"lower=200,upper=900","mac_prefix":"BC:24:11","description":"lab","delete":"http_proxy"}"""],
        ["proxmox.ha.group:create"] = ["""{"group":"front","nodes":"pve1"}""", """{"group":"front","nodes":"pve1:2,pve2:1","nofailback":true,"restricted":true,"comment":"front"}"""],
        ["proxmox.ha.group:delete"] = ["""{"group":"front"}"""],
        ["proxmox.ha.rule:create"] =
        [
            """{"rule":"together","type":"resource-affinity","resources":"vm:100,ct:101","affinity":"negative"}""",
            """{"rule":"front","type":"node-affinity","resources":"vm:100","nodes":"pve1:2,pve2","strict":true,"disable":false,"comment":"front"}""",
        ],
        ["proxmox.ha.rule:update"] =
        [
            """{"rule":"together","type":"resource-affinity","affinity":"positive"}""",
            $$"""{"rule":"front","type":"node-affinity","resources":"vm:100","nodes":"pve1","strict":false,"disable":true,"comment":"front","delete":["comment"],"digest":"{{Digest}}"}""",
        ],
        ["proxmox.ha.rule:delete"] = ["""{"rule":"front"}"""],
        ["proxmox.ha.resource:create"] = ["""{"sid":"vm:100"}""", """{"sid":"ct:101","group":"front","max_relocate":3,"max_restart":0,"state":"started","comment":"web","failback":false}"""],
        ["proxmox.ha.resource:update"] =
        [
            """{"sid":"vm:100","state":"stopped"}""",
            $$"""{"sid":"vm:100","group":"front","max_relocate":3,"max_restart":0,"state":"ignored","comment":"web","failback":true,"delete":"group","digest":"{{Digest}}"}""",
        ],
        ["proxmox.ha.resource:delete"] = ["""{"sid":"vm:100"}""", """{"sid":"vm:100","purge":false}"""],
        ["proxmox.sdn.zone:create"] =
        [
            """{"zone":"lan","type":"simple"}""",
            """
            {"zone":"fabric1","type":"evpn","controller":"evpn1","vrf_vxlan":10000,"exitnodes":"pve1,pve2","exitnodes-primary":"pve1","exitnodes-local-routing":true,"advertise-subnets":1,
            "disable-arp-nd-suppression":0,"rt-import":"65000:1","mac":"BC:24:11:00:00:03","mtu":1450,"nodes":"pve1,pve2","dns":"pdns","reversedns":"pdns","dnszone":"lan","ipam":"pve"}
            """,
        ],
        ["proxmox.sdn.zone:delete"] = ["""{"zone":"lan"}"""],
        ["proxmox.sdn.vnet:create"] = ["""{"vnet":"vnet1","zone":"lan"}""", """{"vnet":"vnet1","zone":"vl","alias":"Office (1st)","tag":42,"vlanaware":true,"isolate_ports":true}"""],
        ["proxmox.sdn.vnet:delete"] = ["""{"vnet":"vnet1"}"""],
        ["proxmox.sdn.apply"] = ["{}"],
        ["proxmox.node.reboot"] = ["{}"],
        ["proxmox.node.shutdown"] = ["""{"confirmed":true}"""],
        ["proxmox.node.service_action"] = ["""{"service":"cron","action":"restart"}""", """{"service":"postfix","action":"reload"}"""],
        ["proxmox.node.apt_refresh"] = ["{}", """{"notify":true}"""],
        ["proxmox.node.certificate_upload"] =
        [
            $$"""{"certificates":"{{Pem}}"}""",
            $$"""{"certificates":"{{Pem}}{{Pem}}","key":"-----BEGIN PRIVATE KEY-----\n{{SecretMark.Replace("-", "", StringComparison.Ordinal)}}\n-----END PRIVATE KEY-----\n","force":true,"restart":true,"confirmed":true}""",
        ],
        ["proxmox.node.certificate_delete"] = ["{}", """{"restart":true}"""],
        ["proxmox.node.acme_renew"] = ["{}", """{"force":true}"""],
        ["proxmox.replication.job:create"] = ["""{"id":"100-0","target":"pve2"}""", """{"id":"100-0","target":"pve2","schedule":"*/5","rate":12.5,"comment":"often","disable":true}"""],
        ["proxmox.replication.job:update"] = ["""{"id":"100-0","disable":false}""", $$"""{"replication_id":"100-0","schedule":"*/5","rate":10,"comment":"often","disable":true,"delete":"rate","digest":"{{Digest}}"}"""],
        ["proxmox.replication.job:delete"] = ["""{"id":"100-0"}""", """{"id":"100-0","keep":true,"force":false}"""],
        ["proxmox.pool.guests"] = ["""{"poolid":"prod","vms":"100"}""", """{"poolid":"prod/web","vms":[100,101],"storage":["tank"],"delete":true,"allow_move":false}"""],
        ["proxmox.firewall.guest_options"] =
        [
            """{"enable":true}""",
            $$"""{"enable":1,"dhcp":true,"ipfilter":true,"macfilter":false,"ndp":true,"radv":false,"log_level_in":"info","log_level_out":"nolog","policy_in":"DROP","policy_out":"ACCEPT","delete":[],"digest":"{{Digest}}"}""",
        ],
    };

    static CommandSamples()
    {
        foreach (var scope in new[] { "cluster", "node", "guest" })
        {
            Payloads[$"proxmox.firewall.{scope}_rule:create"] =
            [
                """{"type":"in","action":"ACCEPT"}""",
                $$"""
                {"type":"in","action":"DROP","enable":0,"source":"192.0.2.0/24,198.51.100.7","dest":"+dc/admins","proto":"tcp","dport":"22,8000:8010","sport":"1024:65535","iface":"net0","log":"info",
                "comment":"ssh, and more","digest":"{{Digest}}"}
                """,
            ];
            Payloads[$"proxmox.firewall.{scope}_rule:update"] =
            [
                """{"pos":0,"moveto":2}""",
                $$"""{"pos":3,"type":"out","action":"REJECT","enable":true,"macro":"SSH","icmp_type":"echo-request","delete":["comment","dport"],"digest":"{{Digest}}"}""",
            ];
            Payloads[$"proxmox.firewall.{scope}_rule:delete"] = ["""{"pos":0}""", $$"""{"pos":3,"digest":"{{Digest}}"}"""];
        }
    }

    /// <summary>Where each kind of command is tried: a virtual machine and a container where it knows both.</summary>
    public static IEnumerable<CommandTarget> Targets(CommandKind kind) =>
        !kind.IsForGuests ? [kind.IsForNodes ? new("pve1") : CommandTarget.Cluster]
        : kind.VmType is { } type ? [Guest(type)]
        : [Guest(GuestType.Qemu), Guest(GuestType.Lxc)];

    public static IEnumerable<string> PayloadsOf(CommandKind kind) =>
        Payloads.TryGetValue(kind.Facts.Feature, out var payloads) || Payloads.TryGetValue($"{kind.Facts.Feature}:{kind.Facts.Operation}", out payloads)
            ? payloads : throw new InvalidOperationException($"{kind.Facts.Feature} {kind.Facts.Operation} has no sample.");

    public static IEnumerable<ParsedCommand> Of(CommandKind kind) =>
        from payload in PayloadsOf(kind)
        from target in Targets(kind)
        select Parse(kind, target, payload);

    public static IEnumerable<ParsedCommand> All() => CommandCatalogue.All.SelectMany(Of);

    private static ParsedCommand Parse(CommandKind kind, CommandTarget target, string payload)
    {
        try
        {
            return CommandCatalogue.Parse(kind.Facts.Feature, kind.Facts.Operation, target, JsonElement.Parse(payload));
        }
        catch (FleetException refused)
        {
            throw new InvalidOperationException($"The sample of {kind.Facts.Feature} {kind.Facts.Operation} is refused: {string.Join(' ', refused.Errors.SelectMany(error => error.Value))}", refused);
        }
    }

    private static CommandTarget Guest(GuestType type) => new("pve1", type, type == GuestType.Qemu ? 100 : 101);
}
