using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Changes of a guest's configuration: what is refused, what is normalised, what waits for the next start.</summary>
internal static class GuestOptions
{
    /// <summary>Arguments that steer the call and are no options.</summary>
    private static readonly string[] Steering =
    [
        "node", "vmid", "digest", "delete", "revert", "skiplock", "force", "background_delay", "archive", "live-restore", "pool", "start", "storage", "unique", "ha-managed",
        "ostemplate", "restore", "password", "ssh-public-keys", "bwlimit", "ignore-unpack-errors", "import-working-storage",
    ];

    /// <summary>What a running virtual machine takes at once; the rest waits.</summary>
    private static readonly string[] HotVm = ["name", "description", "tags", "onboot", "protection", "startup", "hotplug", "lock", "template"];
    private static readonly string[] HotCt = ["memory", "swap", "cores", "cpulimit", "cpuunits", "hostname", "description", "tags", "onboot", "protection", "startup", "lock", "template", "nameserver", "searchdomain"];
    private static readonly string[] DiskKeys = ["scsi", "virtio", "sata", "ide", "efidisk", "tpmstate", "mp", "rootfs", "unused"];
    private static readonly string[] RootOnly = ["args", "lock"];
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Checks and applies; everything that can be refused is, before anything changes.</summary>
    public static void Apply(Call call, SimulatedGuest guest)
    {
        var deletes = Names(call, "delete");
        DemandPrivileges(call, guest, deletes);
        if (call["digest"] is { } digest && digest != guest.Config.Digest)
        {
            throw PveError.Failed(guest.IsContainer
                ? "detected modified configuration - file changed by other user? Try again."
                : "checksum mismatch (file change by other user?)");
        }
        guest.ThrowIfLocked(call.Flag("skiplock") || deletes.Contains("lock"));
        foreach (var key in Names(call, "revert"))
        {
            guest.Config.Pending.Remove(key);
            guest.Config.PendingDeletes.Remove(key);
        }
        foreach (var key in deletes) Delete(guest, key);
        foreach (var (key, value) in Options(call)) Set(guest, key, Normalise(call, guest, key, value));
    }

    public static IEnumerable<KeyValuePair<string, string>> Options(Call call) => call.Arguments.Where(argument => !Steering.Contains(argument.Key));

    public static void Check(Call call, SimulatedGuest guest)
    {
        var known = guest.IsContainer ? ContainerParameters.UpdateConfig : VirtualMachineParameters.UpdateConfig;
        foreach (var key in Names(call, "delete"))
        {
            if (known.Find(key) is null && key is not ("lock" or "template") && !key.StartsWith("unused", StringComparison.Ordinal)) throw PveError.Invalid("delete", $"unknown option '{key}'");
            if (call.Has(key)) throw PveError.Invalid("delete", $"you can't use '-{key}' and -delete {key}' at the same time");
        }
        foreach (var (key, value) in Options(call)) CheckRootOnly(call, guest, key, value);
        foreach (var (_, value) in Options(call).Where(option => IsDisk(option.Key))) CheckDisk(call, value);
    }

    /// <summary>The text that the configuration will hold: disks are allocated, addresses and ids made up.</summary>
    public static string Normalise(Call call, SimulatedGuest guest, string key, string value)
    {
        if (key == "tags") return string.Join(';', value.ToLowerInvariant().Split([.. Separators, '\0'], StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal));
        if (IsDisk(key)) return Disk(call, guest, value);
        return key.StartsWith("net", StringComparison.Ordinal) && char.IsAsciiDigit(key[^1]) ? Network(call, guest, key, value) : value;
    }

    private static void Set(SimulatedGuest guest, string key, string value)
    {
        guest.Config.PendingDeletes.Remove(key);
        if (IsHot(guest, key))
        {
            guest.Config.Pending.Remove(key);
            guest.Config[key] = value;
        }
        else if (guest.Config[key] != value) guest.Config.Pending[key] = value;
    }

    private static void Delete(SimulatedGuest guest, string key)
    {
        guest.Config.Pending.Remove(key);
        if (guest.Config[key] is not { } value) return;
        if (!IsHot(guest, key))
        {
            guest.Config.PendingDeletes.Add(key);
            return;
        }
        guest.Config[key] = null;
        var volume = value.Split(',')[0];
        if (!IsDisk(key) || !volume.Contains(':')) return;
        if (key.StartsWith("unused", StringComparison.Ordinal)) guest.Cluster.Storages.Volumes.RemoveAll(known => known.Id == volume);
        // A disk that is taken away is kept until it is deleted as unused.
        else guest.Config[Enumerable.Range(0, 256).Select(n => $"unused{n}").First(unused => guest.Config[unused] is null)] = volume;
    }

    private static bool IsHot(SimulatedGuest guest, string key) =>
        !guest.IsRunning || (guest.IsContainer ? HotCt : HotVm).Contains(key)
        || key.StartsWith("net", StringComparison.Ordinal) || key.StartsWith("unused", StringComparison.Ordinal)
        || !guest.IsContainer && (key.StartsWith("scsi", StringComparison.Ordinal) && key != "scsihw" || key.StartsWith("virtio", StringComparison.Ordinal));

    private static bool IsDisk(string key) => key != "scsihw" && DiskKeys.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && (key == "rootfs" || key.Length > prefix.Length && char.IsAsciiDigit(key[^1])));

    private static HashSet<string> Names(Call call, string argument) => [.. (call[argument] ?? "").Split([.. Separators, '\0'], StringSplitOptions.RemoveEmptyEntries)];

    private static void CheckRootOnly(Call call, SimulatedGuest guest, string key, string value)
    {
        if (call.Caller is { UserId: AccessState.Root, TokenId: null }) return;
        if (RootOnly.Contains(key)) throw PveError.Failed($"only root can set '{key}' config");
        if (key.StartsWith("hostpci", StringComparison.Ordinal) && !value.Contains("mapping=", StringComparison.Ordinal)) throw PveError.Failed($"only root can set '{key}' config for non-mapped devices");
        if (key.StartsWith("usb", StringComparison.Ordinal) && !value.StartsWith("spice", StringComparison.Ordinal) && !value.Contains("mapping=", StringComparison.Ordinal)) throw PveError.Failed($"only root can set '{key}' config for real devices");
        if (key.StartsWith("serial", StringComparison.Ordinal) && value != "socket") throw PveError.Failed($"only root can modify '{key}' config for real devices");
        if (key == "hookscript" && call.Cluster.Storages.FindVolume(value, call.Node) is null) throw PveError.Invalid("hookscript", $"script '{value}' does not exist\n");
        // A container that is made now says itself what it will be.
        if (key == "features" && guest.IsContainer && guest.Config["unprivileged"] != "1" && !call.Flag("unprivileged")) throw PveError.Denied("changing feature flags for privileged container is only allowed for root@pam");
    }

    private static void CheckDisk(Call call, string value)
    {
        var volume = VolumeOf(value);
        if (volume.StartsWith('/')) throw PveError.Failed("Only root can pass arbitrary filesystem paths. at /usr/share/perl5/PVE/Storage.pm line 651.");
        if (volume.IndexOf(':') is > 0 and var colon) call.Cluster.Storages.Find(volume[..colon]);
    }

    private static string VolumeOf(string value)
    {
        var first = value.Split(',').FirstOrDefault(part => part.StartsWith("file=", StringComparison.Ordinal) || part.StartsWith("volume=", StringComparison.Ordinal)) ?? value.Split(',')[0];
        return first[(first.IndexOf('=') + 1)..];
    }

    private static string Disk(Call call, SimulatedGuest guest, string value)
    {
        var volume = VolumeOf(value);
        if (volume.Split(':') is not [var storage, var size] || !double.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gigabytes)) return value;
        if (gigabytes > 100_000_000) throw PveError.Failed("unable to create image: qemu-img: Invalid image size specified. Must be between 0 and 9223372036854775807.");
        var parts = value.Split(',').Where(part => !part.StartsWith("format=", StringComparison.Ordinal) && !part.EndsWith(volume, StringComparison.Ordinal));
        var format = value.Split(',').FirstOrDefault(part => part.StartsWith("format=", StringComparison.Ordinal))?[7..];
        var bytes = (long)(gigabytes * (1L << 30));
        var allocated = guest.Cluster.Storages.Allocate(guest.Cluster.Storages.Find(storage), guest, bytes, format);
        return string.Join(',', [allocated.Id, .. parts, $"size={DiskSize.Format(bytes)}"]);
    }

    private static string Network(Call call, SimulatedGuest guest, string key, string value)
    {
        var noise = call.Cluster.Secret($"mac {guest.Vmid} {key} {call.Now.Ticks}").ToUpperInvariant();
        var mac = $"BC:24:11:{noise[..2]}:{noise[2..4]}:{noise[4..6]}";
        if (guest.IsContainer)
        {
            if (!value.Contains("hwaddr=", StringComparison.Ordinal)) value += $",hwaddr={mac}";
            return value.Contains("type=", StringComparison.Ordinal) ? value : value + ",type=veth";
        }
        var parts = value.Split(',');
        if (parts[0].StartsWith("model=", StringComparison.Ordinal)) parts[0] = parts[0][6..];
        if (!parts[0].Contains('=')) parts[0] = $"{parts[0]}={mac}";
        return string.Join(',', parts);
    }

    private static void DemandPrivileges(Call call, SimulatedGuest guest, HashSet<string> deletes)
    {
        foreach (var key in Options(call).Select(option => option.Key).Concat(deletes))
        {
            var privilege = IsDisk(key) ? "VM.Config.Disk"
                : key.StartsWith("net", StringComparison.Ordinal) ? "VM.Config.Network"
                : key is "memory" or "balloon" or "shares" or "swap" ? "VM.Config.Memory"
                : key is "cores" or "sockets" or "cpu" or "cpulimit" or "cpuunits" or "vcpus" or "affinity" or "numa" ? "VM.Config.CPU"
                : key is "scsihw" or "machine" or "vga" or "bios" or "hotplug" || key.StartsWith("hostpci", StringComparison.Ordinal) || key.StartsWith("usb", StringComparison.Ordinal) ? "VM.Config.HWType"
                : key is "cicustom" or "ciuser" or "cipassword" or "sshkeys" || key.StartsWith("ipconfig", StringComparison.Ordinal) ? "VM.Config.Cloudinit"
                : "VM.Config.Options";
            call.Demand($"/vms/{guest.Vmid}", privilege);
        }
    }
}
