namespace Hypervisor.PveSimulator;

/// <summary>Disks that move to another storage, and disks that are taken away.</summary>
internal static class DiskRoutes
{
    public static void MapDisks(this RouteTable routes)
    {
        var disk = Permissions.On("/vms/{vmid}", "VM.Config.Disk");
        routes.Post("/nodes/{node}/qemu/{vmid}/move_disk", DiskParameters.MoveDisk, disk, call => Move(call, call.VirtualMachine, call.Get("disk"), "qmmove"));
        routes.Post("/nodes/{node}/lxc/{vmid}/move_volume", DiskParameters.MoveVolume, disk, call => Move(call, call.Container, call.Get("volume"), "move_volume"));
        routes.Put("/nodes/{node}/qemu/{vmid}/unlink", DiskParameters.Unlink, disk, Unlink);
    }

    private static string Move(Call call, SimulatedGuest guest, string key, string task)
    {
        var target = call["storage"] ?? throw PveError.Invalid("storage", "Either set storage or target-vmid, but not both.");
        call.Demand($"/storage/{target}", "Datastore.AllocateSpace");
        var storages = call.Cluster.Storages;
        var storage = storages.Find(target);
        guest.ThrowIfLocked();
        var value = guest.Config[key] ?? throw PveError.Failed($"{(guest.IsContainer ? "volume" : "disk")} '{key}' does not exist");
        var old = value.Split(',')[0];
        if (old.StartsWith($"{target}:", StringComparison.Ordinal) && !call.Has("format")) throw PveError.Failed("you can't move to the same storage with same format");
        if (guest.IsContainer && guest.IsRunning) throw PveError.Failed("cannot move volume of a running container");
        return call.Cluster.Tasks.Start(call, new TaskPlan(task, PowerActions.Id(guest))
        {
            Guest = guest, Length = 4, Log = [$"create full clone of drive {key} ({old})"],
            Begin = () => guest.Config["lock"] = "disk", Abandon = () => guest.Config["lock"] = null,
            Finish = () =>
            {
                guest.Config["lock"] = null;
                var volume = storages.Allocate(storage, guest, DiskSize.Of(value), call["format"]);
                guest.Config[key] = volume.Id + value[old.Length..];
                if (call.Flag("delete")) storages.Volumes.RemoveAll(known => known.Id == old);
                else guest.Config[Unused(guest)] = old;
            },
        });
    }

    private static object? Unlink(Call call)
    {
        var guest = call.VirtualMachine;
        guest.ThrowIfLocked();
        foreach (var key in call.Get("idlist").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (guest.Config[key] is not { } value) continue;
            guest.Config[key] = null;
            var volume = value.Split(',')[0];
            if (call.Flag("force") || key.StartsWith("unused", StringComparison.Ordinal)) call.Cluster.Storages.Volumes.RemoveAll(known => known.Id == volume);
            else guest.Config[Unused(guest)] = volume;
        }
        return null;
    }

    private static string Unused(SimulatedGuest guest) => Enumerable.Range(0, 256).Select(n => $"unused{n}").First(key => guest.Config[key] is null);
}
