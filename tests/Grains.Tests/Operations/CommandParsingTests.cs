using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class CommandParsingTests
{
    private static readonly CommandTarget Machine = new("pve1", GuestType.Qemu, 100);
    private static readonly CommandTarget Container = new("pve1", GuestType.Lxc, 101);

    [Fact]
    public void Every_error_is_told_at_once_by_field()
    {
        var errors = Refused("proxmox.vm.clone", "create", Machine, """{"name":"no_such name","target":7,"full":false,"storage":"tank","bwlimit":-1,"nmae":"x"}""");

        errors.Keys.Order().ShouldBe(["bwlimit", "name", "newid", "nmae", "target"]);
        errors["newid"].ShouldBe(["newid must be given."]);
        errors["target"].ShouldBe(["target must be a text."]);
        errors["nmae"].ShouldBe(["nmae is not known; did you mean name?"]);
    }

    [Fact]
    public void An_unknown_field_without_a_near_one_lists_those_that_there_are() =>
        Refused("proxmox.vm.stop", "create", Machine, """{"whatever":1}""")["whatever"].ShouldBe(["whatever is not known. Known are: overrule_shutdown, timeout."]);

    [Theory]
    [InlineData("proxmox.vm.strat", "create", "feature", "proxmox.vm.strat is not known; did you mean proxmox.vm.start?")]
    [InlineData("proxmox.ha.rule", "destroy", "operation", "proxmox.ha.rule knows create, delete, update.")]
    public void An_unknown_change_says_which_was_meant(string feature, string operation, string field, string message) =>
        Refused(feature, operation, Machine, "{}")[field].ShouldBe([message]);

    [Theory]
    [InlineData("""{"scis0":"tank:32"}""", "scis0", "scis0 is not known; did you mean scsi0?")]
    [InlineData("""{"scsi31":"tank:32"}""", "scsi31", "scsi31 is not known: there are scsi0 to scsi30.")]
    [InlineData("""{"scsi1":"tank:32G"}""", "scsi1", "scsi1 file= must give a new disk's size as a bare number of GiB, as in local-lvm:32.")]
    [InlineData("""{"net0":"virtio,brigde=vmbr0"}""", "net0", "net0 has an unknown part 'brigde' (did you mean bridge=?).")]
    [InlineData("""{"net0":"bridge=vmbr0"}""", "net0", "net0 lacks model=.")]
    [InlineData("""{"net0":"virtio,tag=5000"}""", "net0", "net0 tag= must be between 1 and 4094.")]
    [InlineData("""{"bios":"uefi"}""", "bios", "bios must be one of ovmf, seabios.")]
    [InlineData("""{"cores":0}""", "cores", "cores must be between 1 and 512.")]
    [InlineData("""{"onboot":"yes"}""", "onboot", "onboot must be true or false.")]
    [InlineData("""{"onboot":null}""", "onboot", "onboot must be true or false.")]
    [InlineData("""{"name":"two words"}""", "name", "name is no dns name.")]
    [InlineData("""{"name":"web\nlock: backup"}""", "name", "name must not hold control characters.")]
    [InlineData("""{"sshkeys":"ssh-rsa%20AAAA"}""", "sshkeys", "sshkeys must be public keys as they stand in a file, one a line, not URL-encoded.")]
    [InlineData("""{"digest":"abc","cores":1}""", "digest", "digest is no digest.")]
    [InlineData("""{"delete":["nothing"]}""", "delete", "nothing is not known.")]
    [InlineData("""{"cores":2,"delete":"cores"}""", "delete", "cores is set and taken away at once.")]
    [InlineData("{}", "payload", "Nothing would change: name what to set, or what to delete.")]
    public void A_configuration_is_held_to_Proxmoxs_own_rules(string payload, string field, string message) =>
        Refused("proxmox.vm.config", "update", Machine, payload)[field].ShouldBe([message]);

    [Fact]
    public void A_configuration_takes_lists_switches_and_numbers_as_JSON_has_them()
    {
        var config = (UpdateVirtualMachineConfig)Parse("proxmox.vm.config", "update", Machine, """{"tags":["prod","web"],"onboot":true,"memory":4096,"agent":"1","cpulimit":1.5}""").Command;

        config.Settings.Values.ShouldBe(new Dictionary<string, string> { ["agent"] = "1", ["cpulimit"] = "1.5", ["memory"] = "4096", ["onboot"] = "1", ["tags"] = "prod;web" });
    }

    [Theory]
    [InlineData("proxmox.vm.start")]
    [InlineData("proxmox.snapshot.create")]
    public void A_staged_change_names_its_guest_in_the_payload(string feature)
    {
        var payload = """{"node":"pve2","vmid":"105","vm_type":"qemu","snapname":"s1"}""";
        var parsed = Parse(feature, "create", CommandTarget.Cluster, feature == "proxmox.vm.start" ? payload.Replace(",\"snapname\":\"s1\"", "", StringComparison.Ordinal) : payload);

        parsed.Target.ShouldBe(new CommandTarget("pve2", GuestType.Qemu, 105));
    }

    [Fact]
    public void A_target_that_the_payload_contradicts_is_refused() =>
        Refused("proxmox.vm.start", "create", Machine, """{"vmid":101,"node":"pve2","vm_type":"lxc"}""").Keys.Order().ShouldBe(["node", "vm_type", "vmid"]);

    [Fact]
    public void A_container_is_not_sent_down_the_way_of_a_virtual_machine() =>
        Refused("proxmox.vm.start", "create", Container, "{}")["vm_type"].ShouldBe(["proxmox.vm.start is for vm_type qemu."]);

    [Fact]
    public void A_guest_must_be_named() => Refused("proxmox.snapshot.delete", "delete", CommandTarget.Cluster, """{"snapname":"ok"}""").Keys.Order().ShouldBe(["vm_type", "vmid"]);

    [Theory]
    [InlineData("proxmox.backup.job", "delete", "backup-weekly", "DELETE /cluster/backup/backup-weekly")]
    [InlineData("proxmox.ha.resource", "delete", "vm:100", "DELETE /cluster/ha/resources/vm%3A100")]
    [InlineData("proxmox.firewall.cluster_rule", "delete", "3", "DELETE /cluster/firewall/rules/3")]
    public void The_id_of_a_staged_change_stands_for_the_field_that_it_names(string feature, string operation, string targetId, string request)
    {
        var parsed = CommandCatalogue.Parse(feature, operation, CommandTarget.Cluster, default, targetId);
        parsed.Target.RequestOf(parsed.Command).ToString().ShouldBe(request);
    }

    [Fact]
    public void Confirming_is_no_part_of_a_payload() => Parse("proxmox.node.reboot", "create", new("pve1"), """{"confirmed":true}""").Command.ShouldBe(new RebootNode());

    [Fact]
    public void A_payload_has_a_size() =>
        Refused("proxmox.vm.config", "update", Machine, $$"""{"description":"{{new string('x', CommandCatalogue.MaxPayloadBytes)}}"}""")["payload"].ShouldBe(["payload must have at most 256 KiB."]);

    [Fact]
    public void A_payload_has_a_depth() =>
        Refused("proxmox.vm.config", "update", Machine, $$"""{"tags":{{new string('[', 20)}}{{new string(']', 20)}}}""")["payload"].ShouldBe(["payload must not be nested deeper than 8."]);

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void A_payload_is_an_object(string payload) => Refused("proxmox.vm.start", "create", Machine, payload)["payload"].ShouldBe(["payload must be an object."]);

    [Fact]
    public void A_field_is_given_once() => Refused("proxmox.vm.migrate", "create", Machine, """{"target":"pve2","target_node":"pve3"}""")["target"].ShouldBe(["target is given twice."]);

    [Theory]
    [InlineData("/etc/shadow")]
    [InlineData("/etc/./shadow-")]
    [InlineData("//etc//sudoers.d/x")]
    [InlineData("/root/.ssh/authorized_keys")]
    [InlineData("/root/.ssh")]
    [InlineData("/home/../etc/motd")]
    [InlineData("/proc/self/root/etc/motd")]
    [InlineData("/boot/grub/grub.cfg")]
    [InlineData("/var/log/auth.log")]
    [InlineData("etc/motd")]
    [InlineData("/etc/motd\u0000x")]
    public void What_decides_who_may_sign_in_is_not_written(string file) =>
        Refused("proxmox.vm.guest_agent_file_write", "create", Machine, JsonSerializer.Serialize(new { file, content = "x" })).Keys.ShouldBe(["file"]);

    [Theory]
    [InlineData("/etc/sshd")]
    [InlineData("/bootstrap.sh")]
    [InlineData("/home/ann/.ssh/config")]
    public void Other_files_are(string file) => Parse("proxmox.vm.guest_agent_file_write", "create", Machine, JsonSerializer.Serialize(new { file, content = "x" }));

    [Theory]
    [InlineData("local:../x")]
    [InlineData("local:iso//x.iso")]
    [InlineData("local:iso/./x.iso")]
    [InlineData("local:iso%2f..%2fx")]
    [InlineData("local:iso\\x")]
    [InlineData("local:")]
    public void A_volume_leads_nowhere_outside_of_its_storage(string volume) =>
        Refused("proxmox.storage.delete_volume", "delete", new("pve1"), JsonSerializer.Serialize(new { volume })).Keys.ShouldBe(["volume"]);

    [Theory]
    [InlineData("proxmox.vm.remote_migrate", """{"target_token":"a=b","target_storage":"1","target_bridge":"1"}""", "target_host")]
    [InlineData("proxmox.vm.remote_migrate", """{"target_host":"x","target_token":"a=b,host=evil","target_storage":"1","target_bridge":"1"}""", "target_token")]
    [InlineData("proxmox.vm.remote_migrate", """{"target_host":"x,port=1","target_token":"a=b","target_storage":"1","target_bridge":"1"}""", "target_host")]
    [InlineData("proxmox.vm.remote_migrate", """{"target_host":"x","target_token":"a=b","target_storage":"1"}""", "target_bridge")]
    [InlineData("proxmox.vm.suspend", """{"statestorage":"tank"}""", "statestorage")]
    [InlineData("proxmox.vm.migrate", """{"target":"pve1"}""", "target")]
    [InlineData("proxmox.vm.resize_disk", """{"disk":"scsi0","size":"-10G"}""", "size")]
    [InlineData("proxmox.vm.guest_agent_exec", """{"command":""}""", "command")]
    [InlineData("proxmox.vm.guest_agent_exec", """{"command":"say 'open"}""", "command")]
    [InlineData("proxmox.snapshot.create", """{"snapname":"current"}""", "snapname")]
    public void What_would_fail_or_mislead_is_refused(string feature, string payload, string field) =>
        Refused(feature, CommandCatalogue.All.Single(kind => kind.Facts.Feature == feature).Facts.Operation, Machine, payload).Keys.ShouldBe([field]);

    [Fact]
    public void A_containers_memory_can_not_be_kept() =>
        Refused("proxmox.snapshot.create", "create", Container, """{"snapname":"s1","vmstate":true}""").Keys.ShouldBe(["vmstate"]);

    [Fact]
    public void Pruning_must_keep_something() => Refused("proxmox.backup.prune", "delete", new("pve1"), """{"storage":"backup","keep_last":0}""").Keys.ShouldBe(["payload"]);

    [Fact]
    public void A_remote_migration_to_a_registered_cluster_is_sent_once_it_is_looked_up()
    {
        var parsed = Parse("proxmox.vm.remote_migrate", "create", Machine, $$"""{"target_controller_id":"{{Guid.Empty}}","target_storage":"1","target_bridge":"1"}""");
        var away = (MigrateVirtualMachineAway)parsed.Command;

        Should.Throw<InvalidOperationException>(() => parsed.Target.RequestOf(away));
        parsed.Target.RequestOf(away.To(new("192.0.2.9", 8006, "root@pam", new("mover=x"), null))).Parameters[0].Value.ShouldBe("host=192.0.2.9,port=8006,apitoken=PVEAPIToken=root@pam!mover=x");
    }

    [Fact]
    public void A_new_guest_is_sent_once_its_VMID_is_settled()
    {
        var parsed = Parse("proxmox.vm.create", "create", new("pve1"), """{"name":"web"}""");

        Should.Throw<InvalidOperationException>(() => parsed.Target.RequestOf(parsed.Command));
        parsed.Target.RequestOf(((IGuestMaker)parsed.Command).WithVmid(123)).Parameters[0].Value.ShouldBe("123");
    }

    [Theory]
    [InlineData("""{"disk_size":"512M"}""", "scsi0=local-lvm:0.5")]
    [InlineData("""{"disk_size":40}""", "scsi0=local-lvm:40")]
    [InlineData("""{"virtio0":"tank:8"}""", "virtio0=tank:8")]
    [InlineData("""{"disk_size":"0"}""", "")]
    public void A_new_disk_has_a_bare_number_of_gibibytes(string payload, string expected)
    {
        var parsed = Parse("proxmox.vm.create", "create", new("pve1"), payload);
        var disks = parsed.Target.RequestOf(((IGuestMaker)parsed.Command).WithVmid(123)).Parameters.Where(parameter => parameter.Name is "scsi0" or "virtio0");

        string.Join(' ', disks.Select(disk => $"{disk.Name}={disk.Value}")).ShouldBe(expected);
    }

    private static ParsedCommand Parse(string feature, string operation, CommandTarget target, string payload) =>
        CommandCatalogue.Parse(feature, operation, target, JsonElement.Parse(payload));

    private static ImmutableDictionary<string, ImmutableArray<string>> Refused(string feature, string operation, CommandTarget target, string payload) =>
        Should.Throw<FleetException>(() => Parse(feature, operation, target, payload)).Errors;
}
