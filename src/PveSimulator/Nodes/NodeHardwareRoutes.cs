namespace Hypervisor.PveSimulator;

internal static class NodeHardwareRoutes
{
    private static readonly (string Id, string Class, string Vendor, string Device, string VendorName, string Name, int Group)[] Pci =
    [
        ("0000:01:00.0", "0x030000", "0x10de", "0x25b6", "NVIDIA Corporation", "GA107GL [A2 / A16]", 14), ("0000:41:00.0", "0x020000", "0x8086", "0x1563", "Intel Corporation", "Ethernet Controller X550", 21),
        ("0000:41:00.1", "0x020000", "0x8086", "0x1563", "Intel Corporation", "Ethernet Controller X550", 21), ("0000:81:00.0", "0x010802", "0x144d", "0xa80a", "Samsung Electronics Co Ltd", "NVMe SSD Controller PM9A3", 33),
    ];

    /// <summary>The devices at the usual slots, the same in every node.</summary>
    public static bool IsPresent(string path) => Array.Exists(Pci, device => device.Id.StartsWith(path, StringComparison.Ordinal));

    public static void MapNodeHardware(this RouteTable routes)
    {
        var see = Permissions.On("/", "Sys.Audit", "Sys.Modify");
        routes.Add(new("GET", "/nodes/{node}/hardware", NodeParameters.Node, Permissions.All, _ => Index.Of("type", "pci", "usb")) { IsAnsweredAtEntry = true });
        routes.Get("/nodes/{node}/hardware/pci", NodeHardwareParameters.Pci, see, Devices);
        routes.Get("/nodes/{node}/hardware/pci/{pci-id-or-mapping}", NodeHardwareParameters.PciDevice, Permissions.All, _ => Index.Of("method", "mdev"));
        routes.Get("/nodes/{node}/hardware/pci/{pci-id-or-mapping}/mdev", NodeHardwareParameters.PciDevice, see, _ => Array.Empty<Json>());
        routes.Get("/nodes/{node}/hardware/usb", NodeParameters.Node, Permissions.On("/", "Sys.Modify"), call => call.Node.Number != 2 ? [] : new[]
        {
            new Json { ["busnum"] = 1, ["devnum"] = 2, ["port"] = 1, ["level"] = 1, ["class"] = 0, ["vendid"] = "0529", ["prodid"] = "0001", ["speed"] = "12", ["usbpath"] = "1-1", ["manufacturer"] = "AKS", ["product"] = "HASP 2.17" },
        });
        routes.Get("/nodes/{node}/capabilities", NodeParameters.Node, Permissions.All, _ => Index.Of("name", "qemu"));
        routes.Get("/nodes/{node}/capabilities/qemu", NodeParameters.Node, Permissions.All, _ => Index.Of("name", "cpu", "cpu-flags", "machines", "migration"));
        routes.Get("/nodes/{node}/capabilities/qemu/cpu", NodeHardwareParameters.Cpu, Permissions.All, CpuModels);
        routes.Get("/nodes/{node}/capabilities/qemu/cpu-flags", NodeHardwareParameters.CpuFlags, Permissions.All, _ => new[] { "aes", "md-clear", "pcid", "pdpe1gb", "spec-ctrl", "ssbd" }.Select(flag => new Json { ["name"] = flag, ["description"] = $"CPU flag {flag}" }));
        routes.Get("/nodes/{node}/capabilities/qemu/machines", NodeHardwareParameters.Machines, Permissions.All, _ => new[] { "10.1", "10.0", "9.2", "9.0", "8.2" }
            .SelectMany(version => new[] { new Json { ["id"] = $"pc-i440fx-{version}", ["type"] = "i440fx", ["version"] = version }, new Json { ["id"] = $"pc-q35-{version}", ["type"] = "q35", ["version"] = version } }));
        routes.Get("/nodes/{node}/capabilities/qemu/migration", NodeParameters.Node, Permissions.On("/nodes/{node}", "Sys.Audit"), _ => new Json { ["has-dbus-vmstate"] = 1 });
    }

    private static IEnumerable<Json> Devices(Call call)
    {
        var hidden = (call["pci-class-blacklist"] ?? "05;06;0b").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries);
        foreach (var device in Pci.Where(device => !Array.Exists(hidden, prefix => device.Class[2..].StartsWith(prefix, StringComparison.OrdinalIgnoreCase))))
        {
            var entry = new Json { ["id"] = device.Id, ["class"] = device.Class, ["vendor"] = device.Vendor, ["device"] = device.Device, ["iommugroup"] = device.Group };
            if (call.Flag("verbose", true))
            {
                entry["vendor_name"] = device.VendorName;
                entry["device_name"] = device.Name;
                entry["subsystem_vendor"] = device.Vendor;
                entry["subsystem_device"] = device.Device;
                entry["subsystem_vendor_name"] = device.VendorName;
            }
            yield return entry;
        }
    }

    private static IEnumerable<Json> CpuModels(Call call) =>
        new[] { ("host", "default"), ("kvm64", "default"), ("x86-64-v2-AES", "default"), ("x86-64-v3", "default"), ("EPYC-Milan", "AuthenticAMD"), ("Icelake-Server", "GenuineIntel") }
            .Select(model => new Json { ["name"] = model.Item1, ["vendor"] = model.Item2, ["custom"] = 0 })
            .Concat(call.Cluster.CpuModels.Sections.Select(model => new Json { ["name"] = $"custom-{model.Key}", ["vendor"] = "default", ["custom"] = 1 }));
}
